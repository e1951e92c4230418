import { isError } from '../problems/is-error.js';

export interface DescribedError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly stack: string;
  readonly cause?: DescribedError;
}

// PostgreSQL's data errors quote the value; TypeORM's carry the statement's parameters, which are therefore left out too.
const DATA_ERROR = /^2[23]/;
const QUOTED = /"[^"\n]*"|'[^'\n]*'/g;

const codeOf = (error: Error): string | undefined =>
  'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** An error as it may be logged: without the values that it is about, which may be personal data. */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!isError(error)) return { name: typeof error, message: String(error), stack: '' };
  const code = codeOf(error);
  const clean = (text: string) => (code !== undefined && DATA_ERROR.test(code) ? text.replace(QUOTED, '…') : text);
  return {
    name: error.name,
    message: clean(error.message),
    ...(code !== undefined && { code }),
    stack: clean(error.stack ?? ''),
    ...(error.cause !== undefined && depth < 3 && { cause: describeError(error.cause, depth + 1) }),
  };
}
