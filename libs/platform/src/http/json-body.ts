import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { unsafeKeyOf } from '../fields/safe-keys.js';
import { Problem } from '../problems/problem.js';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, 'MALFORMED_JSON');
  }
};

/** @throws Problem 400 */
const read = (body: Buffer): unknown => {
  if (body.length === 0) throw new Problem(400, 'EMPTY_BODY');
  // Decoding would put U+FFFD in place of broken bytes, and store a name that nobody wrote.
  if (!isUtf8(body)) throw new Problem(400, 'INVALID_UTF8');
  const value = parsed(body.toString('utf8'));
  const unsafe = unsafeKeyOf(value);
  if (unsafe) throw new Problem(400, 'INVALID_INPUT', {}, { errors: [unsafe] });
  return value;
};

/** JSON is the only kind of body: a form or plain text answers 415. */
export function acceptJsonOnly(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser(
    ['application/json', 'application/cloudevents+json'],
    { parseAs: 'buffer' },
    (_request, body: Buffer, done) => {
      try {
        done(null, read(body));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}
