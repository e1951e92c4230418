import { type Figure, quantile } from '../figure.js';
import type { Calm } from './calm.js';
import { SHARE, type StrangerTold } from './stranger.js';

export const DOORS = ['HTTP', 'Kafka'] as const;
export type Door = (typeof DOORS)[number];

/** Both calm departments, side by side. */
export type CalmOnes = Readonly<Record<Door, Calm>>;

/** How much of one processor a service took. */
export interface Worked {
  readonly name: string;
  readonly share: number;
}

/** How the calm ones fared beside one flood. */
export interface Beside extends CalmOnes {
  readonly what: string;
  readonly told: StrangerTold;
  readonly worked: readonly Worked[];
}

const shown = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(2)));

const both = ({ latencies }: Calm): string =>
  `p50 ${shown(quantile(latencies, 0.5))} ms, p99 ${shown(quantile(latencies, 0.99))} ms`;

/** What the stranger did, in words. */
const deeds = ({ answers, events, seconds, cpuSeconds }: StrangerTold, worked: readonly Worked[]): string =>
  [
    ...(events > 0 ? [`${shown(events / seconds)} events/s taken`] : []),
    ...Object.entries(answers).map(([status, times]) => `${shown(times / seconds)}/s answered ${status}`),
    `by ${shown((100 * cpuSeconds) / seconds)} % of a processor (it may take ${100 * SHARE} %)`,
    ...worked.map(({ name, share }) => `${name} ${shown(100 * share)} %`),
  ].join(', ');

const STATED = { target: 'stated', met: null };

const figuresBeside = (door: Door, alone: Calm, { what, told, worked, ...ones }: Beside): Figure[] =>
  ([0.5, 0.99] as const).map((q) => {
    const value = ones[door].latencies.length === 0 ? Infinity : quantile(ones[door].latencies, q);
    return {
      figure: `a calm department by ${door} beside ${what}, p${q * 100}`,
      value,
      unit: 'ms',
      against: q === 0.5 ? `alone ${both(alone)}` : deeds(told, worked),
      ratio: value / quantile(alone.latencies, q),
      ...STATED,
    };
  });

const none = (figure: string, values: readonly (readonly [what: string, times: number])[]): Figure => {
  const value = values.reduce((sum, [, times]) => sum + times, 0);
  return {
    figure,
    value,
    unit: '',
    against: values
      .filter(([, times]) => times > 0)
      .map(([what, times]) => `${times} beside ${what}`)
      .join(', '),
    ratio: null,
    target: '0',
    met: value === 0,
  };
};

const refusals = ({ refused }: Calm): string =>
  [...Map.groupBy(refused, (status) => status)].map(([status, all]) => `${all.length} × ${status}`).join(', ');

export const floodFigures = (alone: CalmOnes, floods: readonly Beside[]): Figure[] => {
  const events = floods.reduce((sum, { HTTP, Kafka }) => sum + HTTP.taken.length + Kafka.taken.length, 0);
  return [
    ...floods.flatMap((flood) => DOORS.flatMap((door) => figuresBeside(door, alone[door], flood))),
    none(
      `of ${events} calm events, lost`,
      floods.map(({ what, HTTP, Kafka }) => [what, HTTP.lost + Kafka.lost]),
    ),
    none(
      'calm requests refused or broken',
      floods.map(({ what, HTTP }) => [`${what} (${refusals(HTTP)})`, HTTP.refused.length]),
    ),
  ];
};
