import httpProxy, { type FastifyHttpProxyOptions } from '@fastify/http-proxy';
import type { FastifyInstance } from 'fastify';
import { isError } from '#platform';
import type { Route } from '../../routes.js';
import { serviceFailure } from './service-failure.js';

const CONNECT_MS = 3000;
const ANSWER_MS = 30_000;

// They are about the caller's connection, not about the one to the service.
const HOP_BY_HOP = ['expect', 'keep-alive', 'proxy-authorization', 'proxy-connection', 'te', 'trailer', 'upgrade'];

type Hooks = Required<NonNullable<FastifyHttpProxyOptions['replyOptions']>>;

/** What a service is told of a request: where it really came in, and the id that follows it everywhere. */
const passedOn =
  (prefix: string): Hooks['rewriteRequestHeaders'] =>
  (request, headers) => {
    const kept = Object.entries(headers).filter(
      ([name]) => !HOP_BY_HOP.includes(name) && !name.startsWith('x-forwarded-'),
    );
    return {
      ...Object.fromEntries(kept),
      'x-correlation-id': request.id,
      'x-forwarded-prefix': prefix,
      'x-forwarded-host': request.host,
      'x-forwarded-proto': request.protocol,
      'x-forwarded-for': request.ip,
    };
  };

const isClosedConnection = (error: unknown): boolean =>
  isError(error) && 'code' in error && error.code === 'UND_ERR_SOCKET';

/** A connection that the service had just closed is no reason to bother the caller, where asking again changes nothing. */
const retryOnce: Hooks['retryDelay'] = ({ err, req, attempt }) =>
  isClosedConnection(err) && req.method === 'GET' && attempt === 0 ? 10 : null;

/** `at` is where the service has what is at the prefix here. */
const passTo = (scope: FastifyInstance, { service, prefix, url }: Route, at = '/') =>
  scope.register(httpProxy, {
    upstream: url,
    prefix,
    rewritePrefix: at,
    disableRequestLogging: true,
    // Event streams are silent for long; only the start of an answer has a limit.
    undici: { connect: { timeout: CONNECT_MS }, headersTimeout: ANSWER_MS, bodyTimeout: 0 },
    destroyAgent: true,
    replyOptions: {
      rewriteRequestHeaders: passedOn(at === prefix ? '' : prefix),
      retryDelay: retryOnce,
      onError: (reply, { error }) => void reply.send(serviceFailure(service, error)),
    },
  });

/** Where departments send their events: an address that stays, whichever service takes them in. */
const INGEST = '/ingest';

/** `/api/<service>/…` and `/ingest/…` → the service, bodies streamed both ways and unread. */
export const routeRequests =
  (routes: readonly Route[]) =>
  (instance: FastifyInstance): void => {
    void instance.register((scope, _options, done) => {
      // The services read the bodies; the gateway's own parser would only take and rewrite them.
      scope.removeAllContentTypeParsers();
      for (const route of routes) void passTo(scope, route);
      const metrics = routes.find(({ service }) => service === 'service-metrics');
      if (metrics) void passTo(scope, { ...metrics, prefix: INGEST }, INGEST);
      done();
    });
  };
