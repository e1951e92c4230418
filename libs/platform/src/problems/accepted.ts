import type { Result } from '#civil-service';
import type { MessageParams } from './messages.js';
import { Problem, RuleRefused } from './problem.js';

/** The value of a result, or the problem details of the rules that refused it. */
export function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new RuleRefused(result.violations);
  return result.value;
}

/** Answers 404 with the text of `code`. */
export function notFound(code: string, params: MessageParams = {}): never {
  throw new Problem(404, code, params);
}
