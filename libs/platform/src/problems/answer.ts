import type { FastifyReply, FastifyRequest } from 'fastify';
import { doorErrorOf } from './door-errors.js';
import { languageOf } from './language.js';
import type { Messages } from './messages.js';
import { outageOf } from './outage.js';
import { Problem, RuleRefused } from './problem.js';
import { render } from './render.js';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Called with what nobody expected, before the client is told no more than its correlation id. */
export type Report = (error: unknown, request: FastifyRequest) => void;

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
      this.report(error, request);
      reply.raw.destroy();
      return;
    }
    const thrown = this.thrownBy(error, request);
    const body = render(thrown, this.messages, {
      language: languageOf(request.headers['accept-language']),
      path: pathOf(request.raw.url ?? ''),
      correlationId: request.id,
    });
    void reply
      .status(body.status)
      .headers(thrown instanceof Problem ? thrown.headers : {})
      .header('content-language', languageOf(request.headers['accept-language']))
      .header('vary', 'accept-language')
      .header('cache-control', 'no-store')
      .type(PROBLEM_TYPE)
      .serializer(JSON.stringify)
      .send(body);
  }

  private thrownBy(error: unknown, request: FastifyRequest): Problem | RuleRefused {
    if (isAnswer(error)) return error;
    const known = outageOf(error) ?? doorErrorOf(error, this.bodyLimit);
    if (known === undefined || known.status >= 500) this.report(error, request);
    return known ?? new Problem(500, 'UNEXPECTED');
  }
}
