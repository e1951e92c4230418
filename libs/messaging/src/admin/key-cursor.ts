/** A held key's place among the held keys, oldest first. */
export interface KeyPlace {
  /** When the key was held, in microseconds since 1970: PostgreSQL counts finer than a Date. */
  readonly heldAt: string;
  readonly topic: string;
  readonly key: string;
}

const MICROSECONDS = /^\d{1,17}$/;

/** The cursor that continues after this place; `until` bounds a replay to what was held when it began. */
export const cursorOf = ({ heldAt, topic, key }: KeyPlace, until?: string): string =>
  Buffer.from(JSON.stringify([heldAt, topic, key, ...(until === undefined ? [] : [until])])).toString('base64url');

/** Undefined when no door gave this cursor out. */
export function placeOf(cursor: string): { after: KeyPlace; until: string | undefined } | undefined {
  const parts = parsed(cursor);
  if (!Array.isArray(parts) || !parts.every((part) => typeof part === 'string' && !part.includes('\0')))
    return undefined;
  const [heldAt, topic, key, until] = parts as (string | undefined)[];
  if (heldAt === undefined || topic === undefined || key === undefined || parts.length > 4) return undefined;
  if (!MICROSECONDS.test(heldAt) || (until !== undefined && !MICROSECONDS.test(until))) return undefined;
  return { after: { heldAt, topic, key }, until };
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
