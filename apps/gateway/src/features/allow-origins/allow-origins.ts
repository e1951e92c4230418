import cors, { type FastifyCorsOptions } from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import type { Origins } from './origins-setting.js';

/** What a dashboard's page reads. All other doors are none of another origin's business. */
const READ_DOOR = /^\/(events|reports|contract)(?=[/?]|$)/;

const HOUR_S = 3600;

const optionsFor = (origins: Origins): FastifyCorsOptions => ({
  origin: [...origins],
  methods: ['GET', 'HEAD'],
  allowedHeaders: ['Authorization', 'Last-Event-ID', 'If-None-Match', 'X-Correlation-Id'],
  exposedHeaders: ['ETag', 'Link', 'Retry-After', 'X-Correlation-Id'],
  // A dashboard shows its credential; what a browser sends by itself is not looked at.
  credentials: false,
  maxAge: HOUR_S,
  strictPreflight: false,
});

/** Lets pages of the listed origins read `/events`, `/reports` and `/contract` in a browser. */
export const allowOrigins =
  (origins: Origins) =>
  (instance: FastifyInstance): void => {
    const [allowed, closed] = [optionsFor(origins), { origin: false }];
    void instance.register(cors, {
      delegator: ({ url }, decide) => decide(null, READ_DOOR.test(url) ? allowed : closed),
    });
    // A service or door that sets `Vary` itself knows nothing of origins.
    instance.addHook('onSend', ({ url }, reply, payload, done) => {
      if (READ_DOOR.test(url)) void reply.header('vary', withOrigin(reply.getHeader('vary')));
      done(null, payload);
    });
  };

const withOrigin = (vary: unknown): string => {
  const names = [vary].flat().filter((name) => typeof name === 'string' && name !== '');
  return names.some((name) => /\borigin\b/i.test(String(name))) ? names.join(', ') : [...names, 'Origin'].join(', ');
};
