import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { type Patience, Turns } from '#messaging';
import { Problem } from '../problems/problem.js';

/** Of each method one, so that a revocation (DELETE) does not stand behind registrations (POST): it is to take effect at once. */
const LIMITS = { all: 3, ofOne: 1 };

/** Short of what callers wait for an answer: none is to be told that it took too long when its account is made after all. */
const PATIENCE: Patience = {
  ms: 10_000,
  tooLong: () => new Problem(503, 'ACCOUNTS_BUSY', {}, { headers: { 'retry-after': '5' } }),
};

@Injectable()
class AccountTurns implements NestInterceptor {
  private readonly turns = new Turns(LIMITS, PATIENCE);

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const { method } = context.switchToHttp().getRequest<FastifyRequest>();
    return from(this.turns.run(method, () => lastValueFrom(next.handle())));
  }
}

/**
 * A door that makes or closes accounts in Kafka, which takes seconds: requests of a kind are handled one after the other. Many
 * at once would wait inside their transactions, and leave no connection to the database to anybody else.
 */
export const OneAccountAtATime = (): ClassDecorator & MethodDecorator => applyDecorators(UseInterceptors(AccountTurns));
