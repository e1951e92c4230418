import type { Violation } from '#civil-service';

const DEEPEST = 32;
const OF_EVERY_OBJECT: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

export const escapedPointer = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1');

/**
 * The first key that every object has already (`__proto__`, `constructor`, `toString` …): copied on, it would change what an
 * object is; and the first part nested so deeply that the checks themselves would run out of stack.
 */
export const unsafeKeyOf = (value: unknown): Violation | undefined =>
  !isNested(value) || isSafe(value, 0) ? undefined : firstUnsafe(value, '', 0);

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The same without saying where, in a fraction of the time: nearly all that comes is safe. */
function isSafe(value: object, depth: number): boolean {
  if (depth >= DEEPEST) return false;
  if (Array.isArray(value)) return value.every((part) => !isNested(part) || isSafe(part, depth + 1));
  for (const key in value) {
    if (OF_EVERY_OBJECT.has(key)) return false;
    const part = (value as Readonly<Record<string, unknown>>)[key];
    if (isNested(part) && !isSafe(part, depth + 1)) return false;
  }
  return true;
}

function firstUnsafe(value: unknown, pointer: string, depth: number): Violation | undefined {
  if (!isNested(value)) return undefined;
  if (depth >= DEEPEST) return { code: 'TOO_DEEP', field: pointer, params: { max: DEEPEST } };
  for (const [key, part] of Object.entries(value)) {
    const field = `${pointer}/${escapedPointer(key)}`;
    if (OF_EVERY_OBJECT.has(key)) return { code: 'UNKNOWN_FIELD', field };
    const found = firstUnsafe(part, field, depth + 1);
    if (found) return found;
  }
  return undefined;
}
