import type { DiscardAnswer, ReplayedKey } from './doors.js';
import { table } from './table.js';

export interface HeldKey {
  readonly topic: string;
  readonly key: string;
  readonly parkedAt: string;
  readonly awaits: string | null;
  readonly waitingTooLong: boolean;
  readonly events: number;
  /** Of the event at the head. */
  readonly position: string;
  readonly code: string | null;
  readonly reason: string | null;
}

export interface PartitionLag {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly lag: number;
}

/** Something of one service. */
export type Of<T> = T & { readonly service: string };

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const since = (instant: string): string => instant.replace(/\.\d+Z$/, 'Z');
const why = ({ code, reason, awaits }: Pick<HeldKey, 'code' | 'reason' | 'awaits'>): string =>
  awaits === null ? [code, reason].filter((part) => part !== null).join(': ') : `awaits ${awaits}`;

const WAYS_OUT = [
  'Mend the cause, then: npm run messaging -- replay --service S --topic T --key K',
  'Where the event itself is wrong: npm run messaging -- discard --service S --event E',
] as const;

/** Parked or waiting keys, for people. */
export const heldTable = (kind: 'parked' | 'waiting', keys: readonly Of<HeldKey>[]): string => {
  if (keys.length === 0) return kind === 'parked' ? 'Nothing is parked.' : 'Nothing is waiting.';
  const rows = keys.map((key) => [
    key.service,
    key.topic,
    key.key,
    since(key.parkedAt),
    key.events,
    key.position,
    why(key) + (key.waitingTooLong ? '  (waiting too long)' : ''),
  ]);
  const late = keys.filter(({ waitingTooLong }) => waitingTooLong).length;
  return [
    table(['SERVICE', 'TOPIC', 'KEY', 'SINCE', 'EVENTS', 'EVENT', kind === 'parked' ? 'REASON' : 'FOR'], rows),
    '',
    `${keys.length} keys ${kind}, ${sum(keys.map(({ events }) => events))} events.`,
    ...(kind === 'parked' ? WAYS_OUT : []),
    ...(late > 0 ? [`${late} have waited for over 15 minutes: what they wait for was probably never sent.`] : []),
  ].join('\n');
};

/** Lag by group and topic with its partitions, for people. */
export const lagTable = (lags: readonly Of<PartitionLag>[]): string => {
  if (lags.length === 0) return 'No consumer group.';
  const groups = Map.groupBy(lags, ({ group, topic }) => `${group} ${topic}`);
  const rows = [...groups.values()].map((partitions) => {
    const [first] = partitions;
    const each = partitions.map(({ partition, lag }) => `${partition}:${lag}`).join(' ');
    return [first?.group ?? '', first?.topic ?? '', sum(partitions.map(({ lag }) => lag)), each];
  });
  return `${table(['GROUP', 'TOPIC', 'BEHIND', 'BY PARTITION'], rows)}\n\n${sum(lags.map(({ lag }) => lag))} behind in all.`;
};

const outcome = (key: ReplayedKey): string => {
  if (!key.wasHeld) return 'is not parked; nothing was changed';
  return key.left === 0 ? 'flows again' : `still held: ${why(key)}`;
};

/** What a replay did, key by key, for people. */
export const replayTable = (keys: readonly Of<ReplayedKey>[]): string => {
  if (keys.length === 0) return 'Nothing was parked.';
  const rows = keys.map((key) => [key.service, key.topic, key.key, key.handled, key.left, outcome(key)]);
  const left = keys.filter((key) => key.left > 0).length;
  return [
    table(['SERVICE', 'TOPIC', 'KEY', 'HANDLED', 'LEFT', 'OUTCOME'], rows),
    '',
    `${sum(keys.map(({ handled }) => handled))} events handled; ${left} keys are still held.`,
    ...(left > 0 ? ['Mend the cause that stands beside each, then replay again.'] : []),
  ].join('\n');
};

const DISCARDED: Readonly<Record<DiscardAnswer['outcome'], string>> = {
  discarded: 'Discarded; it is kept for 90 days in the table discarded_event.',
  'discarded-before': 'It was discarded before; nothing was changed.',
  waits: 'It is not what its key is parked for; nothing was changed. "parked" shows which event is.',
  unknown: 'No such event is held; nothing was changed. It may have been handled.',
};

export const isDiscarded = ({ outcome }: DiscardAnswer): boolean => outcome.startsWith('discarded');

/** What a discard did, for people. */
export const discardText = (answers: readonly Of<DiscardAnswer>[]): string =>
  answers
    .flatMap((answer) => {
      const { service, key } = answer;
      return [DISCARDED[answer.outcome], ...(key === null ? [] : ['', replayTable([{ service, ...key }])])];
    })
    .join('\n');
