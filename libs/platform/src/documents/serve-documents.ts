import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { AnyDefinition } from '../service-definition.js';
import { ProblemSchema } from './problem-schema.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const PROBLEM = {
  description: 'Problem details (RFC 9457) in Bahasa Indonesia or English',
  content: { 'application/problem+json': { schema: { $ref: `#/components/schemas/${ProblemSchema.name}` } } },
};

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const operationsOf = ({ paths }: OpenAPIObject): Operation[] =>
  Object.values(paths).flatMap((path) => METHODS.flatMap((method) => path[method] ?? []));

const withProblems = (document: OpenAPIObject): OpenAPIObject => {
  for (const operation of operationsOf(document)) operation.responses.default ??= PROBLEM;
  return document;
};

/** Nest takes every header that a door reads for one that must be sent, and a generated client would demand the language. */
const withoutDemands = (document: OpenAPIObject): OpenAPIObject => {
  for (const { parameters = [] } of operationsOf(document)) {
    for (const parameter of parameters) {
      if ('name' in parameter && parameter.name === 'accept-language') parameter.required = false;
    }
  }
  return document;
};

const build = (app: NestFastifyApplication, { name }: AnyDefinition): OpenAPIObject => {
  const about = new DocumentBuilder()
    .setTitle(`Teladan: ${name}`)
    .setDescription('Errors are problem details (RFC 9457), in the language of Accept-Language: id (default) or en.')
    .setVersion('1')
    .addSecurity('bearer', {
      type: 'http',
      scheme: 'bearer',
      description: 'The credential of a producer, a dashboard or city IT; its text is opaque',
    })
    .build();
  return withoutDemands(withProblems(SwaggerModule.createDocument(app, about, { extraModels: [ProblemSchema] })));
};

const PREFIX = /^(\/[a-z0-9-]+){1,4}$/;

/** Behind the gateway a door's address begins with the prefix that the gateway has taken off. */
const seenThrough = (request: unknown, document: OpenAPIObject): OpenAPIObject => {
  const prefix = (request as FastifyRequest).headers['x-forwarded-prefix'];
  return typeof prefix === 'string' && PREFIX.test(prefix) ? { ...document, servers: [{ url: prefix }] } : document;
};

/** `/openapi.json` and a page for people at `/docs`, whose files come with the program: no network is needed. */
export function serveDocuments(app: NestFastifyApplication, definition: AnyDefinition): void {
  SwaggerModule.setup('docs', app, () => build(app, definition), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: `Teladan: ${definition.name}`,
    patchDocumentOnRequest: (request, _reply, document) => seenThrough(request, document),
  });
}
