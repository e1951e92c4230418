import { hash } from 'node:crypto';

/** A text as 128 bits of its hash, written as PostgreSQL writes a uuid. */
export function fingerprint(text: string): string {
  const hex = hash('sha256', text, 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** The text that an event is remembered by: a source of ours has no line end in it. */
export const identityText = (source: string, id: string): string => `${source}\n${id}`;
