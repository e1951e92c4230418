import type { Violation } from '#civil-service';
import type { MessageParams } from './messages.js';

export interface ProblemDetails {
  readonly errors?: readonly Violation[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** An answer other than success that a caller can act on: thrown by doors, turned into RFC 9457 problem details. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly errors: readonly Violation[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    /** HTTP status. */
    readonly status: number,
    readonly code: string,
    readonly params: MessageParams = {},
    details: ProblemDetails = {},
  ) {
    super(code, { cause: details.cause });
    this.errors = details.errors ?? [];
    this.headers = details.headers ?? {};
  }
}

/** Rules that said no: the service's messages say the status and the text of each. */
export class RuleRefused extends Error {
  override readonly name = 'RuleRefused';

  constructor(readonly violations: readonly [Violation, ...Violation[]]) {
    super(violations.map((violation) => violation.code).join(', '));
  }
}
