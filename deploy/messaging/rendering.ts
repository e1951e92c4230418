import type { ReplayedKey } from './doors.js';
import { table } from './table.js';

export interface HeldKey {
  readonly topic: string;
  readonly key: string;
  readonly parkedAt: string;
  readonly awaits: string | null;
  readonly waitingTooLong: boolean;
  readonly events: number;
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

/** Parked or waiting keys, for people. */
export const heldTable = (kind: 'parked' | 'waiting', keys: readonly Of<HeldKey>[]): string => {
  if (keys.length === 0) return kind === 'parked' ? 'Nothing is parked.' : 'Nothing is waiting.';
  const rows = keys.map((key) => [
    key.service,
    key.topic,
    key.key,
    since(key.parkedAt),
    key.events,
    why(key) + (key.waitingTooLong ? '  (waiting too long)' : ''),
  ]);
  const late = keys.filter(({ waitingTooLong }) => waitingTooLong).length;
  return [
    table(['SERVICE', 'TOPIC', 'KEY', 'SINCE', 'EVENTS', kind === 'parked' ? 'REASON' : 'FOR'], rows),
    '',
    `${keys.length} keys ${kind}, ${sum(keys.map(({ events }) => events))} events.`,
    ...(kind === 'parked' ? ['Mend the cause, then: npm run messaging -- replay --service S --topic T --key K'] : []),
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
