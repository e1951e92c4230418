import { atLeast, atMost, type Figure, median } from '../figure.js';
import type { Ground, Measurement } from '../ground.js';
import { memoryFigure } from '../memory-figure.js';
import { bareWrites } from './bare-writes.js';
import { type FilledTopic, fillTopic } from './filled-topic.js';
import type { Pace } from './pace.js';
import { rawConsumption } from './raw-consumer.js';
import { runService, type ServiceRun } from './service-run.js';
import { runStock } from './stock-run.js';

interface Sizes {
  readonly small: number;
  readonly middle: number;
  readonly large: number;
  /** Runs of the small and the middle size, whose median counts. */
  readonly runs: number;
  readonly stock: { readonly from: number; readonly to: number };
}

const FULL: Sizes = { small: 62_500, middle: 250_000, large: 1_000_000, runs: 3, stock: { from: 1_000, to: 9_000 } };
const QUICK: Sizes = { small: 20_000, middle: 40_000, large: 80_000, runs: 1, stock: { from: 200, to: 1_200 } };

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const microseconds = ({ perSecond }: Pace): number => 1e6 / perSecond;

type Note = (detail: string) => void;

const repeat = async <T>(times: number, run: (n: number) => Promise<T>): Promise<T[]> => {
  const results: T[] = [];
  for (let n = 1; n <= times; n += 1) results.push(await run(n));
  return results;
};

/** Ours and what it is measured against take turns on the middle size. */
const sideBySide = async (ground: Ground, filled: FilledTopic, { runs, stock }: Sizes, note: Note) => {
  const others: Pace[] = [];
  const raw: number[] = [];
  const written: number[] = [];
  const ours = await repeat(runs, async (n) => {
    note(`${whole(filled.events)} events, run ${n}`);
    const run = await runService(ground, filled);
    note('kafkajs alone');
    raw.push(await rawConsumption(ground, filled));
    note('the rows alone');
    written.push(await bareWrites(ground, filled.events, run.published / run.events));
    return run;
  });
  for (const partitions of [1, 4] as const) {
    note(`the stock way, ${partitions} partitions at once`);
    others.push(await runStock(ground, filled, partitions, stock));
  }
  return { ours, stock: others.map(({ perSecond }) => perSecond), raw: median(raw), written: median(written) };
};

const NAME = 'service events to committed effects';

const ratioFigures = ({ ours, stock, raw, written }: Awaited<ReturnType<typeof sideBySide>>): Figure[] => {
  const value = median(ours.map(({ perSecond }) => perSecond));
  const best = Math.max(...stock);
  const limit = 1 / (1 / raw + 1 / written);
  return [
    {
      figure: NAME,
      value,
      unit: 'events/s',
      against: `the stock way, one transaction an event, ${stock.map(whole).join('/s and ')}/s with 1 and 4 partitions at once`,
      ...atLeast(value / best, 10),
    },
    {
      figure: `${NAME}, against the raw limit`,
      value,
      unit: 'events/s',
      against: `1/(1/c + 1/u) = ${whole(limit)}/s: kafkajs takes c = ${whole(raw)}/s, SQL alone writes u = ${whole(written)}/s`,
      ...atLeast(value / limit, 0.5),
    },
  ];
};

const growthFigures = (small: readonly ServiceRun[], larger: readonly (readonly ServiceRun[])[], sizes: number[]) => {
  const smallest = median(small.map(microseconds));
  return larger.map((runs, n): Figure => {
    const cost = median(runs.map(microseconds));
    return {
      figure: `cost of an event at ${whole(sizes[n + 1] ?? 0)} events`,
      value: cost,
      unit: 'µs',
      against: `at ${whole(sizes[0] ?? 0)} events, ${whole(smallest)} µs`,
      ...atMost(cost / smallest, 1.2),
    };
  });
};

const twoInstances = (two: Pace, one: readonly Pace[]): Figure => {
  const alone = median(one.map(({ perSecond }) => perSecond));
  return {
    figure: 'two instances of service-metrics',
    value: two.perSecond,
    unit: 'events/s',
    against: `one instance, ${whole(alone)}/s; PostgreSQL and Kafka share the same cores with both`,
    ratio: two.perSecond / alone,
    target: 'stated',
    met: null,
  };
};

const measure = async (ground: Ground, note: Note): Promise<Figure[]> => {
  const sizes = ground.quick ? QUICK : FULL;
  const smallTopic = await fillTopic(ground, sizes.small, note);
  const small = await repeat(sizes.runs, (n) => {
    note(`${whole(sizes.small)} events, run ${n}`);
    return runService(ground, smallTopic);
  });
  const middleTopic = await fillTopic(ground, sizes.middle, note);
  const middle = await sideBySide(ground, middleTopic, sizes, note);
  note('two instances');
  const two = await runService(ground, middleTopic, 2);
  const largeTopic = await fillTopic(ground, sizes.large, note);
  note(`${whole(sizes.large)} events`);
  const memory: Figure[] = [];
  const large = await runService(ground, largeTopic, 1, async ([pid]) => {
    const name = `memory of service-metrics after ${whole(sizes.large)} events`;
    memory.push(await memoryFigure(name, [{ name: 'service-metrics', pid }]));
  });
  return [
    ...ratioFigures(middle),
    ...growthFigures(small, [middle.ours, [large]], [sizes.small, sizes.middle, sizes.large]),
    twoInstances(two, middle.ours),
    ...memory,
  ];
};

export const serviceEvents: Measurement = {
  name: 'service-events',
  title: 'Service events: Kafka to committed effects',
  measure,
};
