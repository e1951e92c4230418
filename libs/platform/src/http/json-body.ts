import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.js';

type Done = (error: Error | null, body?: unknown) => void;

// What secure-json-parse says of `__proto__` and of `constructor.prototype`.
const FORBIDDEN_KEY = /forbidden prototype property/;

const problemOf = (error: Error): Problem =>
  new Problem(400, FORBIDDEN_KEY.test(error.message) ? 'FORBIDDEN_KEY' : 'MALFORMED_JSON');

/** JSON is the only kind of body: a form or plain text answers 415. */
export function acceptJsonOnly(instance: FastifyInstance): void {
  const parse = instance.getDefaultJsonParser('error', 'error');
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser(
    ['application/json', 'application/cloudevents+json'],
    { parseAs: 'buffer' },
    (request: FastifyRequest, body: Buffer, done: Done) => {
      if (body.length === 0) return done(new Problem(400, 'EMPTY_BODY'));
      // Decoding would put U+FFFD in place of broken bytes, and store a name that nobody wrote.
      if (!isUtf8(body)) return done(new Problem(400, 'INVALID_UTF8'));
      void parse(request, body.toString('utf8'), (error, value) => {
        if (error) done(problemOf(error));
        else done(null, value);
      });
    },
  );
}
