import { join } from 'node:path';
import { startChild, type Child } from '../../local/children.js';
import { projectRoot } from '../../local/project.js';
import { HEAP_FLAGS } from '../../local/services.js';
import { atLeast, type Figure, median } from '../figure.js';
import type { Ground, Measurement } from '../ground.js';
import { memoryFigure } from '../memory-figure.js';
import { drainMany, drainRate } from './drain.js';
import { makeOutboxPlace, type OutboxPlace } from './outbox-place.js';
import { fillOutbox, readyMessages } from './outbox-rows.js';
import { RawProducer } from './raw-producer.js';
import { kafkaVariables } from '../../local/kafka-client.js';

const FULL = { portion: 100_000, between: 700_000, warmUp: 20_000 };
const QUICK = { portion: 20_000, between: 60_000, warmUp: 5_000 };

/** Vacuuming comes and goes within one: the median of so many portions counts. */
const PORTIONS = 3;

const medianRate = async (place: OutboxPlace, portion: number): Promise<number> => {
  const rates: number[] = [];
  while (rates.length < PORTIONS) rates.push(await drainRate(place, portion));
  return median(rates);
};

const startRelay = (ground: Ground, { databaseUrl, relayPrefix }: OutboxPlace): Promise<Child> =>
  startChild({
    name: 'relay',
    command: process.execPath,
    args: [...HEAP_FLAGS, join(projectRoot, 'dist/deploy/bench/relay/relay-process.js')],
    env: { ...process.env, ...kafkaVariables(ground), DATABASE_URL: databaseUrl, TOPIC_PREFIX: relayPrefix },
    logFile: join(ground.logDir, 'relay.log'),
    stage: 'service',
    ipc: true,
  });

const figuresOf = (raw: number, first: number, last: number, passed: number): Figure[] => {
  const unit = 'rows/s';
  const shown = (rate: number) => `${Math.round(rate).toLocaleString('en')}/s`;
  return [
    {
      figure: 'relay, outbox rows to Kafka',
      value: first,
      unit,
      against: `raw kafkajs produce with the same batches, ${shown(raw)}`,
      ...atLeast(first / raw, 0.5),
    },
    {
      figure: `the same after ${passed.toLocaleString('en')} rows have been drained`,
      value: last,
      unit,
      against: `the first rows, ${shown(first)}`,
      ...atLeast(last / first, 0.9),
    },
  ];
};

const measure = async (ground: Ground, note: (detail: string) => void): Promise<Figure[]> => {
  const { portion, between, warmUp } = ground.quick ? QUICK : FULL;
  const place = await makeOutboxPlace(ground);
  await fillOutbox(place.database, warmUp);
  const messages = await readyMessages(place.database, warmUp);
  const relay = await startRelay(ground, place);
  const raw = await RawProducer.connect(place.kafka, place.rawPrefix);
  try {
    note('warming up');
    await raw.rate(messages, warmUp);
    await drainRate(place, warmUp);
    note('raw');
    const rawBefore = await raw.rate(messages, portion);
    note('relay');
    const first = await medianRate(place, portion);
    note('raw again');
    const rawAfter = await raw.rate(messages, portion);
    await drainMany(place, between, portion, (rows) => note(`${rows.toLocaleString('en')} rows`));
    note('relay again');
    const last = await medianRate(place, portion);
    return [
      ...figuresOf((rawBefore + rawAfter) / 2, first, last, PORTIONS * portion + between),
      await memoryFigure('memory of that relay', [{ name: 'relay', pid: relay.pid }]),
    ];
  } finally {
    await raw.close();
    await relay.stop();
    await place.remove();
  }
};

export const relay: Measurement = { name: 'relay', title: 'Relay: outbox to Kafka', measure };
