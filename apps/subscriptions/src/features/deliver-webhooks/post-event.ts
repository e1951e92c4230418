import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isError } from '#platform';
import { type Attempt, retryAfterOf } from '../../domain/retrying.js';
import type { Reachable } from './target.js';

export interface Posting {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly position: number;
}

const GONE = 410;
/** Too Many Requests and Service Unavailable: what comes with `Retry-After`. */
const BUSY: readonly number[] = [429, 503];

export const failed = (
  position: number,
  reason: string,
  { isGone = false, retryAfterMs = null }: { readonly isGone?: boolean; readonly retryAfterMs?: number | null } = {},
): Attempt => ({ kind: 'failed', position, reason, isGone, retryAfterMs });

/**
 * Sends one event, to the addresses that were looked at and no others. Redirects are not followed, since they would lead past
 * them, and the answer's body is not read.
 *
 * @param stopping ends the attempt when the service stops; it is thrown then, since it says nothing of the receiver
 */
export async function postEvent(
  { url, addresses }: Reachable,
  posting: Posting,
  timeoutMs: number,
  stopping: AbortSignal,
): Promise<Attempt> {
  const { position } = posting;
  const lookup: LookupFunction = (_host, { all }, done) => {
    const [first] = addresses;
    if (all) done(null, [...addresses]);
    else done(null, first?.address ?? '', first?.family);
  };
  try {
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(timeoutMs)]);
    const { status, retryAfter } = await answerOf(url, posting, { lookup, signal });
    if (status >= 200 && status < 300) return { kind: 'taken', position };
    const retryAfterMs = BUSY.includes(status) ? retryAfterOf(retryAfter, new Date()) : null;
    return failed(position, `HTTP ${status}`, { isGone: status === GONE, retryAfterMs });
  } catch (error) {
    if (stopping.aborted) throw error;
    return failed(position, reasonOf(error));
  }
}

interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

const answerOf = (url: URL, { headers, body }: Posting, options: RequestOptions): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    const request = send(url, { ...options, method: 'POST', agent: false, headers: { ...headers, ...length } });
    request.on('error', reject);
    request.once('response', (answer) => {
      resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] });
      request.destroy();
    });
    request.end(body);
  });

/** A code, never a text that somebody else wrote. */
const reasonOf = (error: unknown): string => {
  if (!isError(error)) return 'FAILED';
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'TIMEOUT';
  return 'code' in error && typeof error.code === 'string' ? error.code : 'FAILED';
};
