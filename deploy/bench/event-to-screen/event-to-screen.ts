import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { RealisationSettings } from '../../../apps/service-metrics/src/features/publish-realisation/realisation-settings.js';
import type { Figure } from '../figure.js';
import type { Ground, Measurement } from '../ground.js';
import { withServices } from '../running-services.js';
import { type City, makeCity } from './city.js';
import { latencyFigures } from './latency-figures.js';
import { openScreen } from './screen.js';
import { subscribe, type Subscriber } from './subscriber.js';

type Note = (detail: string) => void;

const FULL = { calm: 200, busy: 1_000, drawn: 50 };
const QUICK = { calm: 30, busy: 300, drawn: 15 };
/** Each for an officer of his own, so that the debounce of one is the debounce of the next. */
const BUSY_EVERY_MS = 50;
/** Whatever runs by the clock, such as the look for forgotten marks each 5 s, is met at another moment by each sample. */
const SPREAD_MS = 150;

const sampleOf = async (city: City, subscriber: Subscriber, officer: string, requestId: string): Promise<number> => {
  const arrival = subscriber.arrivalOf(officer);
  const began = performance.now();
  await city.finish(requestId, officer);
  return (await arrival) - began;
};

const receiveAll = async (city: City, samples: number): Promise<string[]> => {
  const requests = Array.from({ length: samples }, () => `BNC-${randomUUID()}`);
  for (const request of requests) await city.receive(request);
  return requests;
};

const measureCalm = async (city: City, subscriber: Subscriber, samples: number, note: Note): Promise<number[]> => {
  const values: number[] = [];
  for (const [n, request] of (await receiveAll(city, samples)).entries()) {
    note(`one event at a time, ${n + 1} of ${samples}`);
    values.push(await sampleOf(city, subscriber, city.officers[n] ?? '', request));
    await pause(Math.random() * SPREAD_MS);
  }
  return values;
};

const measureBusy = async (city: City, subscriber: Subscriber, samples: number, note: Note): Promise<number[]> => {
  note(`${samples} events, one each ${BUSY_EVERY_MS} ms`);
  const requests = await receiveAll(city, samples);
  const officers = city.officers.slice(-samples);
  const began = performance.now();
  return Promise.all(
    requests.map(async (request, n) => {
      await pause(began + n * BUSY_EVERY_MS - performance.now());
      return sampleOf(city, subscriber, officers[n] ?? '', request);
    }),
  );
};

/** One officer, whose number grows: the screen shows that it changed. */
const measureDrawn = async (city: City, officer: string, samples: number, note: Note): Promise<number[]> => {
  const screen = await openScreen(city.gateway, city.dashboardToken);
  try {
    const values: number[] = [];
    for (const [n, request] of (await receiveAll(city, samples)).entries()) {
      note(`in a browser, ${n + 1} of ${samples}`);
      const shown = screen.showing(n + 1);
      const began = Date.now();
      await city.finish(request, officer);
      values.push((await shown) - began);
      await pause(Math.random() * SPREAD_MS);
    }
    return values;
  } finally {
    await screen.close();
  }
};

const measureIn = async (city: City, sizes: typeof FULL, note: Note): Promise<Figure[]> => {
  const { debounceMs: onPurposeMs } = new RealisationSettings(process.env);
  const subscriber = await subscribe(city.gateway, city.dashboardToken);
  try {
    const calm = await measureCalm(city, subscriber, sizes.calm, note);
    const busy = await measureBusy(city, subscriber, sizes.busy, note);
    const drawn = await measureDrawn(city, city.officers[sizes.calm] ?? '', sizes.drawn, note);
    const way = 'by HTTP, Kafka, counting, Kafka and event stream, all through the gateway; by the bench’s clock';
    const often = `${1_000 / BUSY_EVERY_MS} events/s`;
    return [
      { figure: 'event to dashboard', values: calm, how: way, onPurposeMs },
      { figure: `the same at ${often}`, values: busy, how: `each waits for a part of the debounce, ${onPurposeMs} ms` },
      {
        figure: 'event to number drawn',
        values: drawn,
        how: 'the sample page in Chromium; system’s clock',
        onPurposeMs,
      },
    ].flatMap(latencyFigures);
  } finally {
    subscriber.close();
  }
};

const measure = (ground: Ground, note: Note): Promise<Figure[]> => {
  const sizes = ground.quick ? QUICK : FULL;
  return withServices(ground, ['service-metrics', 'subscriptions', 'gateway'], async (running) => {
    note('a department, its officers and a dashboard');
    const city = await makeCity(running, sizes.calm + 1 + sizes.busy);
    return measureIn(city, sizes, note);
  });
};

export const eventToScreen: Measurement = {
  name: 'event-to-screen',
  title: 'Event to screen: from a department to a dashboard',
  measure,
};
