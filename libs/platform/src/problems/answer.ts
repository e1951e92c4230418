import type { FastifyReply, FastifyRequest } from 'fastify';
import { doorErrorOf } from './door-errors.js';
import { languageOf } from './language.js';
import type { Messages } from './messages.js';
import { outageOf } from './outage.js';
import { Problem, RuleRefused } from './problem.js';
import { render } from './render.js';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Called for each answer of 500 and above, whose cause the client is not told. */
export type Report = (error: unknown, request: FastifyRequest, status: number) => void;

/** The path of a request without its query, which may hold what is not to be repeated. */
export const pathOf = (url: string): string => url.split('?', 1)[0] ?? '';

const isAnswer = (error: unknown): error is Problem | RuleRefused =>
  error instanceof Problem || error instanceof RuleRefused;

/** Turns whatever a door threw into RFC 9457 problem details. */
export class ProblemAnswers {
  constructor(
    private readonly messages: Messages,
    private readonly bodyLimit: number,
    private readonly report: Report,
  ) {}

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    // A stream that fails half-way cannot become a problem any more; the client sees it cut off.
    if (reply.sent || reply.raw.headersSent) {
      this.report(error, request, reply.statusCode);
      reply.raw.destroy();
      return;
    }
    const thrown = this.thrownBy(error);
    const body = render(thrown, this.messages, {
      language: languageOf(request.headers['accept-language']),
      path: pathOf(request.raw.url ?? ''),
      correlationId: request.id,
    });
    if (body.status >= 500) this.report(error, request, body.status);
    // Fastify would cut the connection after a body that it has not read: the gateway, still sending, would tell of an outage.
    void reply.removeHeader('connection');
    void reply
      .status(body.status)
      .headers(thrown instanceof Problem ? thrown.headers : {})
      .header('x-correlation-id', request.id)
      .header('content-language', languageOf(request.headers['accept-language']))
      .header('vary', 'accept-language')
      .header('cache-control', 'no-store')
      .type(PROBLEM_TYPE)
      .serializer(JSON.stringify)
      .send(body);
  }

  private thrownBy(error: unknown): Problem | RuleRefused {
    if (isAnswer(error)) return error;
    return outageOf(error) ?? doorErrorOf(error, this.bodyLimit) ?? new Problem(500, 'UNEXPECTED');
  }
}
