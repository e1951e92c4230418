import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { correlation } from '#messaging';
import { Problem } from '../problems/problem.js';
import { pathOf } from '../problems/answer.js';
import { requestTime } from './request-metrics.js';

const QUIET = /^\/(health\/|metrics$)/;

const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'none';

const observe = (request: FastifyRequest, reply: FastifyReply, logger: Logger): void => {
  const { method } = request;
  const route = routeOf(request);
  const seconds = reply.elapsedTime / 1000;
  requestTime.observe({ method, route, status: reply.statusCode }, seconds);
  // The route's pattern, not its path, query or body: those may tell of a person.
  const line = {
    method,
    route,
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime),
    correlationId: request.id,
  };
  logger[QUIET.test(route) ? 'debug' : 'info'](line, 'request');
};

interface HookOptions {
  readonly logger: Logger;
  /** Doors that are shut because nobody can sign in yet. */
  readonly isShut: (path: string, method: string) => boolean;
  /** @throws Problem when a door that no controller guards may not be passed */
  readonly admit: (request: FastifyRequest, path: string) => void;
}

/** Correlation, closed doors, metrics and the request log. */
export function addRequestHooks(instance: FastifyInstance, { logger, isShut, admit }: HookOptions): void {
  instance.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-correlation-id', request.id);
    const path = pathOf(request.raw.url ?? '');
    if (isShut(path, request.method)) return done(new Problem(401, 'SIGN_IN_UNAVAILABLE'));
    if (path.includes('%00')) return done(new Problem(400, 'MALFORMED_URL'));
    admit(request, path);
    correlation.run({ correlationId: request.id }, done);
  });
  instance.addHook('onResponse', (request, reply, done) => {
    observe(request, reply, logger);
    done();
  });
}
