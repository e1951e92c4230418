import { applyDecorators, Catch, type RpcExceptionFilter, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { type Observable, throwError } from 'rxjs';
import type { EntityManager } from 'typeorm';
import type { EventContract } from '#contracts';

/** TypeORM's manager inside the one transaction that holds rows, inbox and outbox. */
export type Transaction = EntityManager;

export interface Handling {
  readonly tx: Transaction;
  readonly now: Date;
}

export const TELADAN_TRANSPORT = Symbol('teladan-kafka');

/** What the strategy learns of a handler, carried through Nest as pattern extras. */
export interface HandlerExtras {
  readonly contracts: readonly EventContract[];
  readonly batch: boolean;
  /** Same object for all types of one method: consecutive events of one batch handler are given together. */
  readonly method: symbol;
  readonly provides?: string;
}

export interface OnEventOptions {
  /** Events that wait for `<provides>/<subject of this event>` are released by the transaction that applies this one. */
  readonly provides?: string;
}

/** Nest turns unknown errors into "Internal server error"; what becomes of an event depends on what really went wrong. */
@Catch()
class KeepTheError implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/** Without parameter decorators Nest hands a method its first argument alone. */
const eventThenHandling: MethodDecorator = (target, method) => {
  Payload()(target, method, 0);
  Ctx()(target, method, 1);
};

const on = (contracts: readonly EventContract[], batch: boolean, options: OnEventOptions): MethodDecorator => {
  const extras: HandlerExtras = { contracts, batch, method: Symbol('handler'), ...options };
  return applyDecorators(
    EventPattern(
      contracts.map(({ type }) => type),
      TELADAN_TRANSPORT,
      { ...extras },
    ),
    UseFilters(new KeepTheError()),
    eventThenHandling,
  );
};

/** The method handles one event: `(event, { tx, now }) => Promise<readonly NewEvent[]>`. It never sees a duplicate. */
export const OnEvent = (contract: EventContract, options: OnEventOptions = {}): MethodDecorator =>
  on([contract], false, options);

/** The method handles the events of one partition that came together, in order: `(events, { tx, now })`. */
export const OnEvents = (contracts: readonly EventContract[], options: OnEventOptions = {}): MethodDecorator =>
  on(contracts, true, options);
