import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { OutsideProducer } from '#testing';
import { ExpectedFailure } from '../../local/failure.js';
import type { Platform } from '../../local/platform.js';
import { cpuSeconds } from '../cpu-seconds.js';
import type { Figure } from '../figure.js';
import type { Ground, Measurement } from '../ground.js';
import { type Credentials, registerProducers } from '../ingest/producers.js';
import { comesTrue, type RunningServices, withServices } from '../running-services.js';
import { numberOf, withDatabase } from '../service-events/metrics-database.js';
import { calmByHttp } from './calm-http.js';
import { calmByKafka, counted } from './calm-kafka.js';
import { type Beside, type CalmOnes, floodFigures, type Worked } from './flood-figures.js';
import { type Flood, FLOODS, OF_ONE, type Order, SHARE, startStranger } from './stranger.js';

type Note = (detail: string) => void;

const CALM_EVENTS = { full: 300, quick: 100 };
const WARM_UP = 50;
const CALM = ['bench-tenang-http', 'bench-tenang-kafka'];
const HOSTILE = ['bench-jahat-1', 'bench-jahat-2', 'bench-jahat-3', 'bench-jahat-4'];
/** A flood is in full flow before it is measured beside. */
const SWELL_MS = 2_000;

const UNDER_FLOOD = ['service-metrics', 'gateway'] as const;

interface Place {
  readonly platform: Platform;
  readonly ground: Ground;
  readonly order: Omit<Order, 'flood'>;
  readonly client: pg.Client;
  measureCalm(events: number): Promise<CalmOnes>;
}

/** Begins to watch how much of a processor the services take. */
const workOf = async ({ services }: Platform): Promise<() => Promise<Worked[]>> => {
  const began = performance.now();
  const look = () =>
    Promise.all(UNDER_FLOOD.map(async (name) => ({ name, cpu: await cpuSeconds(services.pid(name) ?? process.pid) })));
  const before = await look();
  return async () => {
    const seconds = (performance.now() - began) / 1000;
    return (await look()).map(({ name, cpu }, n) => ({ name, share: (cpu - (before[n]?.cpu ?? 0)) / seconds }));
  };
};

const measureBeside = async (place: Place, flood: Flood, events: number): Promise<Beside> => {
  const { logDir } = place.ground;
  const producers = place.order.producers.slice(0, OF_ONE.includes(flood) ? 1 : undefined);
  const stranger = await startStranger(logDir, { ...place.order, producers, flood });
  try {
    await pause(SWELL_MS);
    const work = await workOf(place.platform);
    const ones = await place.measureCalm(events);
    const worked = await work();
    const told = await stranger.stop();
    return { ...ones, what: FLOODS[flood], told, worked };
  } catch (error) {
    await stranger.stop().catch(() => undefined);
    throw error;
  }
};

const STILL_MS = 3_000;

/** Until nothing is counted any more: the next measurement must not stand beside this flood. */
const settle = async (client: pg.Client, note: Note): Promise<void> => {
  let seen = { count: -1, at: performance.now() };
  while (performance.now() - seen.at < STILL_MS) {
    await pause(500);
    const count = await numberOf(client, 'SELECT count(*) FROM request');
    if (count !== seen.count) seen = { count, at: performance.now() };
    note(`${count.toLocaleString('en')} requests counted`);
  }
};

const measureAll = async (place: Place, note: Note): Promise<Figure[]> => {
  const events = CALM_EVENTS[place.ground.quick ? 'quick' : 'full'];
  note('warming up');
  await place.measureCalm(WARM_UP);
  note('alone');
  const alone = await place.measureCalm(events);
  const floods: Beside[] = [];
  for (const flood of Object.keys(FLOODS) as Flood[]) {
    note(`beside ${FLOODS[flood]}`);
    floods.push(await measureBeside(place, flood, events));
    await settle(place.client, note);
  }
  return floodFigures(alone, floods);
};

const accessOf = ({ platform, topicPrefix }: RunningServices): Order['kafka'] => ({
  brokers: platform.kafkaBrokers.split(','),
  topicPrefix,
  clientId: 'department',
});

const accountOf = ({ kafkaUsername: username, token }: Credentials) =>
  username === undefined ? undefined : { username, password: token };

const measureOn = async (ground: Ground, running: RunningServices, note: Note): Promise<Figure[]> => {
  const { platform, topicPrefix } = running;
  const [byHttp, byKafka, ...hostile] = await registerProducers(platform, topicPrefix, [...CALM, ...HOSTILE]);
  if (byHttp === undefined || byKafka === undefined) throw new ExpectedFailure('no producer was registered.');
  const kafka = accessOf(running);
  const url = `${platform.urls.gateway}/ingest/events`;
  const outside = await OutsideProducer.connect({ ...kafka, account: accountOf(byKafka) });
  try {
    return await withDatabase(running.databaseOf('service-metrics'), (client) => {
      const measureCalm = async (events: number): Promise<CalmOnes> => {
        const [HTTP, Kafka] = await Promise.all([
          calmByHttp(url, byHttp, events),
          calmByKafka(outside, byKafka, client, events),
        ]);
        return { HTTP: { ...HTTP, lost: await lostOf(client, HTTP.taken) }, Kafka };
      };
      const order = { url, kafka, producers: hostile, share: SHARE };
      return measureAll({ platform, ground, order, client, measureCalm }, note);
    });
  } finally {
    await outside.close();
  }
};

const lostOf = async (client: pg.Client, taken: readonly string[]): Promise<number> => {
  let there = 0;
  const all = async () => (there = (await counted(client, taken)).length) === taken.length;
  await comesTrue('every calm event is counted', all, 200).catch(() => undefined);
  return taken.length - there;
};

const measure = (ground: Ground, note: Note): Promise<Figure[]> =>
  withServices(ground, UNDER_FLOOD, (running) => measureOn(ground, running, note));

export const floods: Measurement = {
  name: 'floods',
  title: 'Floods: calm departments beside hostile ones',
  measure,
};
