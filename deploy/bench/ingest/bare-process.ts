import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import Fastify, { type FastifyInstance } from 'fastify';
import { asyncApi, catalogue } from '#contracts';

/**
 * What a builder would write who only validates: Fastify's own parser and the published schema, compiled by Ajv with its
 * fastest formats. It knows no credential, keeps nothing, sends nothing, and answers how many events are right.
 */
const bareDoor = (): FastifyInstance => {
  const ajv = addFormats.default(new Ajv2020.default({ strict: false }), { mode: 'fast' });
  ajv.addSchema({ $id: 'urn:teladan:contract', components: asyncApi([...catalogue().values()], 'en').components });
  const isRight = ajv.compile({ $ref: 'urn:teladan:contract#/components/schemas/cloudevent' });
  const app = Fastify({ bodyLimit: 4 * 1024 * 1024 });
  const parser = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/cloudevents-batch+json', { parseAs: 'string' }, parser);
  app.post<{ Body: readonly unknown[] }>('/ingest/events', ({ body }) => {
    let right = 0;
    for (const event of body) if (isRight(event)) right += 1;
    return { right };
  });
  return app;
};

process.once('disconnect', () => process.exit());
await bareDoor().listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
