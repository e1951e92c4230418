import { setTimeout as delay } from 'node:timers/promises';
import type { Progress } from '../local/progress.js';
import type { ServiceName } from '../local/service-names.js';
import { type DiscardAnswer, type Doors, NoAnswer, type ReplayedKey } from './doors.js';

/** What one service answered; `problem` is why it did not, or not to the end. */
export interface Asked<T> {
  readonly service: ServiceName;
  readonly items: readonly T[];
  readonly problem: string | null;
}

const PATIENCE_MS = 2_000;
const PORTION = 25;

/** A list door of every service, at once; whoever waits longer than two seconds is told for what. */
export const askAll = async <T>(
  services: ReadonlyMap<ServiceName, Doors>,
  door: string,
  progress: Progress,
): Promise<Asked<T>[]> => {
  const answers = Promise.all([...services].map(([service, doors]) => ask<T>(service, doors, door)));
  const ended = new AbortController();
  const late = delay(PATIENCE_MS, 'late', { signal: ended.signal }).catch(() => 'ended');
  if ((await Promise.race([answers, late])) === 'late') await progress.step(`Ask for ${door}`, () => answers);
  ended.abort();
  return answers;
};

const ask = async <T>(service: ServiceName, doors: Doors, door: string): Promise<Asked<T>> => {
  try {
    return { service, items: await doors.list<T>(door), problem: null };
  } catch (error) {
    return { service, items: [], problem: problemOf(error) };
  }
};

/** All parked keys of a service in portions; `stop` ends it after the portion under way. */
export const replayAll = async (
  service: ServiceName,
  doors: Doors,
  progress: Progress,
  stop: AbortSignal,
): Promise<Asked<ReplayedKey>> => {
  const items: ReplayedKey[] = [];
  try {
    await progress.step(`Replay ${service}`, async (note) => {
      for (let after: string | null | undefined; after !== null;) {
        if (stop.aborted) throw new NoAnswer('stopped by you; what is done stays done. Run it again to go on.');
        const answer = await doors.replay({ limit: PORTION, ...(after !== undefined && { after }) });
        items.push(...answer.keys);
        note(`${items.length} of ${items.length + answer.remaining} keys`);
        after = answer.next;
      }
    });
    return { service, items, problem: null };
  } catch (error) {
    return { service, items, problem: problemOf(error) };
  }
};

export const replayOne = async (
  service: ServiceName,
  doors: Doors,
  scope: { readonly topic: string; readonly key: string },
): Promise<Asked<ReplayedKey>> => {
  try {
    return { service, items: (await doors.replay(scope)).keys, problem: null };
  } catch (error) {
    return { service, items: [], problem: problemOf(error) };
  }
};

export const discardOne = async (service: ServiceName, doors: Doors, event: string): Promise<Asked<DiscardAnswer>> => {
  try {
    return { service, items: [await doors.discard(event)], problem: null };
  } catch (error) {
    return { service, items: [], problem: problemOf(error) };
  }
};

const problemOf = (error: unknown): string => {
  if (error instanceof NoAnswer) return error.message;
  throw error;
};
