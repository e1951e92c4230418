import { isUtf8 } from 'node:buffer';
import { ok, refused, type Result } from '#civil-service';

export type Unreadable = Extract<Result<unknown>, { readonly ok: false }>;

/** A value takes two bytes of a body, and up to some hundred of the heap. */
export const MOST_PARTS = 100_000;

/** By a byte: how many values it opens, 1 for a comma, `[` and `{`. */
const OPENS = Uint8Array.from({ length: 256 }, (_, byte) => (',[{'.includes(String.fromCharCode(byte)) ? 1 : 0));

/** Commas in texts count too: this errs far above what a door can be sent in earnest. */
const hasTooManyParts = (body: Uint8Array): boolean => {
  if (body.length <= MOST_PARTS) return false;
  let parts = 0;
  for (let at = 0; at < body.length; at += 1) {
    parts += OPENS[body[at] ?? 0] ?? 0;
    // No further: the most hostile bodies are found out after their first tenth.
    if (parts > MOST_PARTS) return true;
  }
  return false;
};

/** The byte order mark that some editors put before a text; RFC 8259 lets a reader pass over it, as Kafka's side does. */
const MARK = [0xef, 0xbb, 0xbf] as const;
const hasMark = (body: Buffer): boolean => MARK.every((byte, at) => body[at] === byte);

/** What a body says, or why it says nothing: EMPTY_BODY, INVALID_UTF8, TOO_MANY_PARTS or MALFORMED_JSON. */
export function jsonOf(body: Buffer): Result<unknown> {
  if (body.length === 0) return refused({ code: 'EMPTY_BODY' });
  // Decoding would put U+FFFD in place of broken bytes, and store a name that nobody wrote.
  if (!isUtf8(body)) return refused({ code: 'INVALID_UTF8' });
  if (hasTooManyParts(body)) return refused({ code: 'TOO_MANY_PARTS', params: { max: MOST_PARTS } });
  try {
    return ok(JSON.parse(body.toString('utf8', hasMark(body) ? MARK.length : 0)) as unknown);
  } catch {
    return refused({ code: 'MALFORMED_JSON' });
  }
}
