import { isError, Problem } from '#platform';
import type { RoutedService } from '../../routes.js';

const AWAY = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const SLOW = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT']);

const RETRY = { 'retry-after': '5' };

const codesOf = (error: unknown): string[] => {
  if (!isError(error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return [...own, ...codesOf(error.cause)];
};

/** What was refused here while the request was under way. */
const refusalIn = (error: unknown): Problem | undefined => {
  if (error instanceof Problem) return error;
  return isError(error) ? refusalIn(error.cause) : undefined;
};

/** Why a service gave no answer, and what its caller may do about it. */
export function serviceFailure(service: RoutedService, error: unknown): Problem {
  const refusal = refusalIn(error);
  if (refusal !== undefined) return refusal;
  const codes = codesOf(error);
  const details = { headers: RETRY, cause: error };
  if (codes.some((code) => AWAY.has(code))) return new Problem(503, 'SERVICE_AWAY', { service }, details);
  if (codes.some((code) => SLOW.has(code))) return new Problem(504, 'SERVICE_TOO_SLOW', { service }, details);
  // Not to be repeated blindly: the service may have done its work before it broke off.
  return new Problem(502, 'SERVICE_BROKE_OFF', { service }, { cause: error });
}
