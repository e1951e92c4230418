import { QueryFailedError } from 'typeorm';
import type { Params } from '#civil-service';

/** What an event refers to has not arrived yet: topics are not ordered among each other. The event waits for it. */
export class UnknownReference extends Error {
  override readonly name = 'UnknownReference';

  constructor(
    readonly referenceType: string,
    readonly referenceId: string,
  ) {
    super(`awaits ${referenceType}/${referenceId}`);
  }

  get awaits(): string {
    return `${this.referenceType}/${this.referenceId}`;
  }
}

/** What the text of a code is filled with, so that a reader is told in his own language. */
export type RuleParams = Params;

/** An event that no retry can help: it is parked with this reason. `detail` and `params` must hold no personal data. */
export class BrokenRule extends Error {
  override readonly name = 'BrokenRule';

  constructor(
    readonly code: string,
    detail?: string,
    readonly params?: RuleParams,
  ) {
    super(detail ?? code);
  }
}

/**
 * The events of a batch that no retry can help, each as it was given, found before anything was written: they alone are
 * parked, and the others are handled together again. Thrown one by one they would have the batch run event by event.
 */
export class BrokenRules extends Error {
  override readonly name = 'BrokenRules';

  /** At least one. */
  constructor(readonly broken: ReadonlyMap<object, BrokenRule>) {
    super(`${broken.size} events of a batch break a rule`);
  }
}

/** A handler that took longer than its deadline: its connection was destroyed, so that it cannot write late. */
export class HandlerHung extends Error {
  override readonly name = 'HandlerHung';
}

/** Another transaction, such as a long replay, kept the keys of a batch locked: no handler of its own has begun. */
export class KeysLocked extends Error {
  override readonly name = 'KeysLocked';
}

/** The group is rebalancing or the consumer is stopping: the work at hand belongs to somebody else. */
export class PartitionLost extends Error {
  override readonly name = 'PartitionLost';
}

const TRANSIENT_SQL = /^(08|40|53|57P|55P03|58)/;
const TRANSIENT_SYSTEM = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
const TRANSIENT_TEXT =
  /Connection terminated|connection timeout|Client has encountered a connection error|not queryable/i;

const codeOf = (error: unknown): string | undefined => {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : undefined;
};

/** A fault of connections, locks or resources that passes by itself: worth trying in place for as long as it takes. */
export const isTransient = (error: unknown): boolean => {
  if (error instanceof KeysLocked) return true;
  const code = codeOf(error);
  if (code !== undefined && (TRANSIENT_SQL.test(code) || TRANSIENT_SYSTEM.has(code))) return true;
  return error instanceof Error && TRANSIENT_TEXT.test(error.message);
};

/** Two transactions got in each other's way; running one of them again is enough. */
export const isConflict = (error: unknown): boolean => /^(40001|40P01)$/.test(codeOf(error) ?? '');

export interface Reason {
  readonly code: string;
  readonly reason: string;
  readonly stack: string;
  readonly params?: RuleParams;
}

/** Why an event was parked, without values that could hold personal data: PostgreSQL's messages quote them. */
export function reasonOf(error: unknown): Reason {
  if (error instanceof BrokenRules) return reasonOf([...error.broken.values()][0]);
  if (error instanceof BrokenRule) {
    const { code, message: reason, params } = error;
    return { code, reason, stack: '', ...(params && { params }) };
  }
  const code = codeOf(error) ?? (error instanceof Error ? error.name : 'UNKNOWN');
  const text = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  return { code, reason: withoutValues(text), stack: stack.slice(0, 12).join('\n') };
}

const withoutValues = (text: string): string =>
  text
    .replace(/"[^"]*"|'[^']*'/g, '…')
    .replace(/\d{6,}/g, '…')
    .replaceAll('\0', '')
    .slice(0, 500);
