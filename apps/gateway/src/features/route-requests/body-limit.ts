import { type Readable, Transform } from 'node:stream';
import type { preParsingHookHandler } from 'fastify';
import { Problem } from '#platform';
import type { RoutedService } from '../../routes.js';

const MIB = 1024 * 1024;

/** In bytes: what each service takes; the usual of the platform where none is named. */
const LARGEST: Partial<Record<RoutedService, number>> = { personnel: 4 * MIB, 'service-metrics': 4 * MIB };

export const largestBodyOf = (service: RoutedService): number => LARGEST[service] ?? MIB;

/**
 * Refuses what a service would refuse while its body is still on the way: the service's answer would be lost with the
 * connection that it cuts, and the caller be told that the service broke off. What is beyond the limit is read and thrown
 * away, so that the caller, who is still sending, hears the answer.
 */
export const limitBody =
  (limit: number): preParsingHookHandler =>
  (request, _reply, payload, done) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    if (Number(length ?? 0) > limit) {
      (payload as Readable).resume();
      return done(tooLarge(limit));
    }
    done(null, encoding === undefined ? payload : counted(payload as Readable, limit));
  };

const tooLarge = (limit: number): Problem => new Problem(413, 'BODY_TOO_LARGE', { limit });

/** A body that does not say how long it is. */
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
