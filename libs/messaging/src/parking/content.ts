import { hash } from 'node:crypto';
import type { Headers, Message } from '../kafka/kafka.js';

/**
 * Header bytes need not be text; base64 keeps them as they were. A header named `constructor` comes from the client in a list
 * with what every object has under that name.
 */
export const base64Headers = (headers: Headers): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]): [string, string | string[]][] => {
      const values = [value].flat().filter((each) => typeof each === 'string' || Buffer.isBuffer(each));
      const kept = values.map((each) => Buffer.from(each).toString('base64'));
      const [first, ...more] = kept;
      return first === undefined ? [] : [[withoutNul(name) ?? '', more.length === 0 ? first : kept]];
    }),
  );

export const withoutNul = (text: string | undefined): string | null => text?.replaceAll('\0', '').slice(0, 512) ?? null;

/** A hash, in hexadecimal, of all that a message says: its key only says where it queues. */
export function contentOf({ headers, value }: Message): string {
  const sorted = Object.entries(base64Headers(headers)).sort(([a], [b]) => (a < b ? -1 : 1));
  return hash('sha256', JSON.stringify([sorted, value?.toString('base64') ?? null]), 'hex');
}
