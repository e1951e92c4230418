import httpProxy, { type FastifyHttpProxyOptions } from '@fastify/http-proxy';
import type { FastifyInstance } from 'fastify';
import { isError } from '#platform';
import type { Route, RoutedService } from '../../routes.js';
import { largestBodyOf, limitBody } from './body-limit.js';
import { serviceFailure } from './service-failure.js';

const CONNECT_MS = 3000;
const ANSWER_MS = 30_000;
/** Each stream keeps a connection to its service; with the usual 128 the next request would wait for one to end. */
const MOST_CONNECTIONS = 10_000;

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

/**
 * What a service says of its connection to here is not told to the caller, who may have asked for another end of his. A service
 * that ends its own does so for a request that it did not read to the end, and there the caller's ends, too.
 */
const answeredWith: Hooks['rewriteHeaders'] = ({ connection, 'keep-alive': _, ...headers }) =>
  connection === 'close' ? { ...headers, connection } : headers;

const isClosedConnection = (error: unknown): boolean =>
  isError(error) && 'code' in error && error.code === 'UND_ERR_SOCKET';

/** A connection that the service had just closed is no reason to bother the caller, where asking again changes nothing. */
const retryOnce: Hooks['retryDelay'] = ({ err, req, attempt }) =>
  isClosedConnection(err) && req.method === 'GET' && attempt === 0 ? 10 : null;

interface Passage extends Route {
  /** What the service knows `prefix` as. */
  readonly door: string;
}

const passTo = (scope: FastifyInstance, passage: Passage) =>
  scope.register((inner, _options, done) => {
    inner.addHook('preParsing', limitBody(largestBodyOf(passage.service)));
    void proxyTo(inner, passage);
    done();
  });

const proxyTo = (scope: FastifyInstance, { service, prefix, url, door }: Passage) =>
  scope.register(httpProxy, {
    upstream: url,
    prefix,
    rewritePrefix: door,
    disableRequestLogging: true,
    // Event streams are silent for long; only the start of an answer has a limit.
    undici: {
      connect: { timeout: CONNECT_MS },
      connections: MOST_CONNECTIONS,
      headersTimeout: ANSWER_MS,
      bodyTimeout: 0,
    },
    destroyAgent: true,
    replyOptions: {
      rewriteRequestHeaders: passedOn(door === prefix ? '' : prefix),
      rewriteHeaders: answeredWith,
      retryDelay: retryOnce,
      onError: (reply, { error }) => void reply.send(serviceFailure(service, error)),
    },
  });

/** Addresses that stay, whichever service is behind them: departments send to one, dashboards hear and read by the others. */
const OWN_ADDRESSES: Partial<Record<RoutedService, readonly string[]>> = {
  'service-metrics': ['/ingest', '/reports'],
  subscriptions: ['/events'],
};

const passagesOf = (routes: readonly Route[]): Passage[] =>
  routes.flatMap((route) => {
    const own = OWN_ADDRESSES[route.service] ?? [];
    return [{ ...route, door: '/' }, ...own.map((address) => ({ ...route, prefix: address, door: address }))];
  });

/**
 * `/api/<service>/…`, `/ingest/…`, `/reports/…` and `/events` → the service, bodies streamed both ways and unread, up to what
 * the service takes.
 */
export const routeRequests =
  (routes: readonly Route[]) =>
  (instance: FastifyInstance): void => {
    void instance.register((scope, _options, done) => {
      // The services read the bodies; the gateway's own parser would only take and rewrite them.
      scope.removeAllContentTypeParsers();
      for (const passage of passagesOf(routes)) void passTo(scope, passage);
      done();
    });
  };
