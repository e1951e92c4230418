import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isError } from '#platform';
import type { Attempt } from '../../domain/retrying.js';
import { addressesOf, hostOf, TARGET_PRIVATE, targetOf } from './target.js';

export interface Posting {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly position: number;
}

export interface PostingRules {
  readonly timeoutMs: number;
  readonly allowsPrivate: boolean;
}

const GONE = 410;

/**
 * Sends one event. Redirects are not followed, since they would lead past the checks, and the answer's body is not read.
 *
 * @param stopping ends the attempt when the service stops; it is thrown then, since it says nothing of the receiver
 */
export async function postEvent(posting: Posting, rules: PostingRules, stopping: AbortSignal): Promise<Attempt> {
  const { position } = posting;
  const failed = (reason: string, isGone = false): Attempt => ({ kind: 'failed', position, reason, isGone });
  const target = targetOf(posting.url, rules.allowsPrivate);
  if (!target.ok) return failed(target.violations[0].code);
  // Looked at anew each time: the name may lead elsewhere by now. The connection goes to these addresses and no others.
  const addresses = await addressesOf(hostOf(target.value), rules.allowsPrivate);
  if (!addresses.ok) return failed(addresses.violations[0].code);
  const lookup: LookupFunction = (_host, { all }, done) => {
    const [first] = addresses.value;
    if (all) done(null, addresses.value);
    else if (first) done(null, first.address, first.family);
    else done(Object.assign(new Error('no address'), { code: TARGET_PRIVATE }), '');
  };
  try {
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(rules.timeoutMs)]);
    const status = await statusOf(target.value, posting, { lookup, signal });
    return status >= 200 && status < 300 ? { kind: 'taken', position } : failed(`HTTP ${status}`, status === GONE);
  } catch (error) {
    if (stopping.aborted) throw error;
    return failed(reasonOf(error));
  }
}

const statusOf = (url: URL, { headers, body }: Posting, options: RequestOptions): Promise<number> =>
  new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    const request = send(url, { ...options, method: 'POST', agent: false, headers: { ...headers, ...length } });
    request.once('error', reject);
    request.once('response', (answer) => {
      resolve(answer.statusCode ?? 0);
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
