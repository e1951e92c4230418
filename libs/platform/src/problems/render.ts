import type { Violation } from '#civil-service';
import { type Language, type MessageParams, type Messages, textOf } from './messages.js';
import { titles } from './platform-messages.js';
import { Problem, RuleRefused } from './problem.js';

/** RFC 9457 problem details, with the code of the rule and one entry per field to mend. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: string;
  readonly correlationId: string;
  readonly errors: readonly { readonly field: string | null; readonly code: string; readonly message: string }[];
}

export interface Occurrence {
  readonly language: Language;
  /** The request's path, without its query. */
  readonly path: string;
  readonly correlationId: string;
}

/** The status of rules that said no is that of the first: rules name the decisive one first. */
const refusal = ({ violations: [first, ...rest] }: RuleRefused, messages: Messages): Problem =>
  new Problem(messages[first.code]?.status ?? 422, first.code, first.params, { errors: [first, ...rest] });

export function render(
  thrown: Problem | RuleRefused,
  messages: Messages,
  { language, path, correlationId }: Occurrence,
): ProblemBody {
  const problem = thrown instanceof RuleRefused ? refusal(thrown, messages) : thrown;
  const text = (code: string, params?: MessageParams) => textOf(messages, code, language, { correlationId, ...params });
  const entry = (violation: Violation) => ({
    field: violation.field ?? null,
    code: violation.code,
    message: text(violation.code, violation.params),
  });
  return {
    type: `urn:teladan:problem:${problem.code}`,
    title: textOf(titles, String(problem.status), language),
    status: problem.status,
    detail: text(problem.code, problem.params),
    instance: path,
    code: problem.code,
    correlationId,
    errors: problem.errors.map(entry),
  };
}
