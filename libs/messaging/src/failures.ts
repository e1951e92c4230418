import { QueryFailedError } from 'typeorm';

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

/** An event that no retry can help: it is parked with this reason. `detail` must hold no personal data. */
export class BrokenRule extends Error {
  override readonly name = 'BrokenRule';

  constructor(
    readonly code: string,
    detail?: string,
  ) {
    super(detail ?? code);
  }
}

/** A handler that took longer than its deadline: its connection was destroyed, so that it cannot write late. */
export class HandlerHung extends Error {
  override readonly name = 'HandlerHung';
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
  const code = codeOf(error);
  if (code !== undefined && (TRANSIENT_SQL.test(code) || TRANSIENT_SYSTEM.has(code))) return true;
  return error instanceof Error && TRANSIENT_TEXT.test(error.message);
};

/** Two transactions got in each other's way; running one of them again is enough. */
export const isConflict = (error: unknown): boolean => /^(40001|40P01)$/.test(codeOf(error) ?? '');

/** Why an event was parked, without values that could hold personal data: PostgreSQL's messages quote them. */
export function reasonOf(error: unknown): { code: string; reason: string; stack: string } {
  if (error instanceof BrokenRule) return { code: error.code, reason: error.message, stack: '' };
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
