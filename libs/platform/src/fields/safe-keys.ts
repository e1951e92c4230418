import type { Violation } from '#civil-service';

const DEEPEST = 32;

export const escapedPointer = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1');

/**
 * The first key that every object has already (`__proto__`, `constructor`, `toString` …): copied on, it would change what an
 * object is; and the first part nested so deeply that the checks themselves would run out of stack.
 */
export function unsafeKeyOf(value: unknown, pointer = '', depth = 0): Violation | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth >= DEEPEST) return { code: 'TOO_DEEP', field: pointer, params: { max: DEEPEST } };
  for (const [key, part] of Object.entries(value)) {
    const field = `${pointer}/${escapedPointer(key)}`;
    if (key in Object.prototype) return { code: 'UNKNOWN_FIELD', field };
    const found = unsafeKeyOf(part, field, depth + 1);
    if (found) return found;
  }
  return undefined;
}
