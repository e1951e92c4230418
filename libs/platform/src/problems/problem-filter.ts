import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RouteTable } from '../http/route-table.js';
import { pathOf, type ProblemAnswers } from './answer.js';
import { Problem } from './problem.js';

/** The one way out for everything that a door throws, and for addresses that lead to no door. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly answers: ProblemAnswers,
    private readonly routes: RouteTable,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const wrongMethod = request.is404 ? this.wrongMethod(request) : undefined;
    this.answers.answer(wrongMethod ?? error, request, http.getResponse<FastifyReply>());
  }

  private wrongMethod({ method, raw }: FastifyRequest): Problem | undefined {
    const allowed = this.routes.methodsAt(pathOf(raw.url ?? '')).join(', ');
    if (allowed === '') return undefined;
    return new Problem(405, 'METHOD_NOT_ALLOWED', { method, allowed }, { headers: { allow: allowed } });
  }
}
