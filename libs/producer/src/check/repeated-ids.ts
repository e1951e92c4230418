import { createHash } from 'node:crypto';
import { type Finding, finding } from './finding.js';

interface Identified {
  readonly id?: unknown;
  readonly source?: unknown;
}

const digest = (text: string, length: number): string =>
  createHash('sha256').update(text).digest().toString('latin1', 0, length);

/**
 * Finds events that would be taken for duplicates of another one. The same event twice is no fault: it counts once. Keeps
 * some 150 bytes of each event.
 */
export class RepeatedIds {
  readonly #seen = new Map<string, { readonly place: number; readonly content: string }>();

  findings(event: unknown, place: number): Finding[] {
    const { id, source } = (event ?? {}) as Identified;
    if (typeof id !== 'string' || typeof source !== 'string') return [];
    const key = digest(JSON.stringify([source, id]), 16);
    const content = digest(JSON.stringify(event), 8);
    const first = this.#seen.get(key);
    if (!first) this.#seen.set(key, { place, content });
    return first && first.content !== content ? [finding('/id', 'ID_USED_TWICE', { place: first.place })] : [];
  }
}
