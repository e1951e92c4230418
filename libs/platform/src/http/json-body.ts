import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { unsafeKeyOf } from '../json/safe-keys.js';
import { jsonOf, type Unreadable } from '../json/json.js';
import { Problem } from '../problems/problem.js';

const UNREAD = 'takesUnread';

/**
 * A door that is handed the body's bytes, to be read with `jsonOf` when and where it likes. It then looks for unsafe keys itself
 * (`unsafeKeyOf`), event by event: one unsafe event must not cost its neighbours. All other doors never see an unsafe key.
 */
export const TakesUnread = (): MethodDecorator => RouteConfig({ [UNREAD]: true });

const takesUnread = ({ routeOptions }: FastifyRequest): boolean => {
  const config = routeOptions.config as unknown as Readonly<Record<string, unknown>> | undefined;
  return config?.[UNREAD] === true;
};

/** What is said of a body that is no JSON to be read. */
export const unreadableBody = ({ violations: [{ code, params }] }: Unreadable): Problem =>
  new Problem(400, code, params);

/** @throws Problem 400, or 415 for a compressed body: a small one can unfold to any size */
const read = (request: FastifyRequest, body: Buffer): unknown => {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') throw new Problem(415, 'UNSUPPORTED_ENCODING');
  if (takesUnread(request)) return body;
  // Some clients always say JSON: a door that needs a body says so when it looks for its fields.
  if (body.length === 0) return undefined;
  const json = jsonOf(body);
  if (!json.ok) throw unreadableBody(json);
  const unsafe = unsafeKeyOf(json.value);
  if (unsafe) throw new Problem(400, 'INVALID_INPUT', {}, { errors: [unsafe] });
  return json.value;
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
