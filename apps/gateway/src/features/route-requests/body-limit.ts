import { type Readable, Transform } from 'node:stream';
import type { preParsingHookHandler } from 'fastify';
import { Problem } from '#platform';
import type { RoutedService } from '../../routes.js';

const MIB = 1024 * 1024;

/** In bytes: what each service takes; the usual of the platform where none is named. */
const LARGEST: Partial<Record<RoutedService, number>> = { personnel: 4 * MIB, 'service-metrics': 4 * MIB };

export const largestBodyOf = (service: RoutedService): number => LARGEST[service] ?? MIB;

/**
 * Refuses a body that does not say how long it is, where its service would refuse it on the way: that answer would be lost with
 * the connection that the service cuts, and the caller be told that it broke off. A service refuses a length that is said
 * before it reads anything, and may ask for a credential first.
 */
export const limitBody =
  (limit: number): preParsingHookHandler =>
  ({ headers }, _reply, payload, done) =>
    done(null, headers['transfer-encoding'] === undefined ? payload : counted(payload as Readable, limit));

const tooLarge = (limit: number): Problem => new Problem(413, 'BODY_TOO_LARGE', { limit });

/** What is beyond the limit is read and thrown away, so that the caller, who is still sending, hears the answer. */
function counted(payload: Readable, limit: number): Readable {
  let size = 0;
  const within = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      size += chunk.length;
      if (size <= limit) return done(null, chunk);
      payload.unpipe(within);
      payload.resume();
      done(tooLarge(limit));
    },
  });
  payload.once('close', () => {
    if (!payload.readableEnded) within.destroy(new Error('the caller broke off'));
  });
  return payload.pipe(within);
}
