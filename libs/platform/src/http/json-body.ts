import { isUtf8 } from 'node:buffer';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { unsafeKeyOf } from '../fields/safe-keys.js';
import { Problem } from '../problems/problem.js';

const EACH_BY_ITSELF = 'checksEachEvent';

/**
 * A door for CloudEvents whose body is taken with unsafe keys in it, since the door looks for them event by event
 * (`unsafeKeyOf`): one unsafe event must not cost its neighbours. All other doors never see an unsafe key.
 */
export const ChecksEachEvent = (): MethodDecorator => RouteConfig({ [EACH_BY_ITSELF]: true });

const checksEachEvent = ({ routeOptions }: FastifyRequest): boolean => {
  const config = routeOptions.config as unknown as Readonly<Record<string, unknown>> | undefined;
  return config?.[EACH_BY_ITSELF] === true;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, 'MALFORMED_JSON');
  }
};

/** A value takes two bytes of a body, and up to some hundred of the heap. */
const MOST_PARTS = 100_000;
const COMMA = 0x2c;
const LIST = 0x5b;
const OBJECT = 0x7b;

/** Commas in texts count too: this errs far above what a door can be sent in earnest. */
const hasTooManyParts = (body: Buffer): boolean => {
  if (body.length <= MOST_PARTS) return false;
  let parts = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at];
    if (byte !== COMMA && byte !== LIST && byte !== OBJECT) continue;
    parts += 1;
    // No further: the most hostile bodies are found out after their first tenth.
    if (parts > MOST_PARTS) return true;
  }
  return false;
};

/** @throws Problem 400, or 415 for a compressed body: a small one can unfold to any size */
const read = (request: FastifyRequest, body: Buffer): unknown => {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') throw new Problem(415, 'UNSUPPORTED_ENCODING');
  if (body.length === 0) throw new Problem(400, 'EMPTY_BODY');
  // Decoding would put U+FFFD in place of broken bytes, and store a name that nobody wrote.
  if (!isUtf8(body)) throw new Problem(400, 'INVALID_UTF8');
  if (hasTooManyParts(body)) throw new Problem(400, 'TOO_MANY_PARTS', { max: MOST_PARTS });
  const value = parsed(body.toString('utf8'));
  const unsafe = checksEachEvent(request) ? undefined : unsafeKeyOf(value);
  if (unsafe) throw new Problem(400, 'INVALID_INPUT', {}, { errors: [unsafe] });
  return value;
};

/** JSON is the only kind of body: a form or plain text answers 415. */
export function acceptJsonOnly(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser(
    ['application/json', 'application/cloudevents+json', 'application/cloudevents-batch+json'],
    { parseAs: 'buffer' },
    (request, body: Buffer, done) => {
      try {
        done(null, read(request, body));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}
