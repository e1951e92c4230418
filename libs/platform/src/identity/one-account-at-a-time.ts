import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { finalize, type Observable } from 'rxjs';
import { Problem } from '../problems/problem.js';
import { Turns } from './turns.js';

/** Short of what callers wait for an answer: none is to be told that it took too long when its account is made after all. */
const TURN_WITHIN_MS = 10_000;

@Injectable()
class AccountTurns implements NestInterceptor {
  private readonly turns = new Turns();

  async intercept(_context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const end = await this.turns.take(TURN_WITHIN_MS);
    if (end === undefined) throw new Problem(503, 'ACCOUNTS_BUSY', {}, { headers: { 'retry-after': '5' } });
    return next.handle().pipe(finalize(end));
  }
}

/**
 * A door that makes or closes accounts in Kafka, which takes seconds: requests are handled one after the other. Many at once
 * would wait inside their transactions, and leave no connection to the database to anybody else.
 */
export const OneAccountAtATime = (): ClassDecorator & MethodDecorator => applyDecorators(UseInterceptors(AccountTurns));
