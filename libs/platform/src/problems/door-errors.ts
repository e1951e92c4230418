import { HttpException } from '@nestjs/common';
import { Problem } from './problem.js';
import { isError } from './is-error.js';

const CODES: Readonly<Record<string, [status: number, code: string]>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'EMPTY_BODY'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'MALFORMED_JSON'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'INVALID_CONTENT_LENGTH'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'UNSUPPORTED_MEDIA_TYPE'],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'BODY_TOO_LARGE'],
  FST_ERR_BAD_URL: [400, 'MALFORMED_URL'],
  FST_ERR_MAX_PARAM_LENGTH: [414, 'URL_TOO_LONG'],
};

const codeOf = (error: unknown): string =>
  isError(error) && 'code' in error && typeof error.code === 'string' ? error.code : '';

const malformed = (status: number, reason: string): Problem => new Problem(status, 'MALFORMED_REQUEST', { reason });

/** What Fastify or Nest found wrong with a request before any rule saw it; undefined when the fault is ours. */
export function doorErrorOf(error: unknown, bodyLimit: number): Problem | undefined {
  const fault = error instanceof HttpException && isError(error.cause) ? error.cause : error;
  const known = CODES[codeOf(fault)];
  if (known !== undefined) return new Problem(known[0], known[1], { limit: bodyLimit });
  if (error instanceof HttpException) {
    if (error.getStatus() === 404) return new Problem(404, 'UNKNOWN_DOOR');
    return error.getStatus() < 500 ? malformed(error.getStatus(), error.message) : undefined;
  }
  const status = isError(fault) && 'statusCode' in fault ? fault.statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? malformed(status, 'HTTP') : undefined;
}
