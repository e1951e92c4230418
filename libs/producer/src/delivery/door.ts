import type { RejectionReason } from '../buffer/rejected-events.js';
import type { Language } from '../check/words.js';
import { type Answer, answersTo } from './answers.js';
import { retryAfter } from './retry.js';

/** Why nothing is sent at the moment. */
export const TROUBLES = [
  /** No connection, or no answer in time. */
  'UNREACHABLE',
  /** The platform asks for patience (429, 503). */
  'BUSY',
  /** 401 or 403: the credential is wrong or revoked. A person must act. */
  'CREDENTIAL_REFUSED',
  /** There is no such door at this address. A person must act. */
  'WRONG_ADDRESS',
  /** The platform failed, or did not answer as it promises. */
  'FAILED',
  /** This machine's disk did. */
  'DISK',
] as const;
export type Trouble = (typeof TROUBLES)[number];

export interface Parcel {
  readonly json: string;
  readonly id: string;
  readonly source: string;
}

export type DoorAnswer =
  | { readonly kind: 'answered'; readonly answers: ReadonlyMap<number, Answer> }
  /** The batch as a whole cannot be taken: too large, or something in it cannot be read. */
  | { readonly kind: 'refused'; readonly errors: readonly RejectionReason[] }
  | {
      readonly kind: 'later';
      readonly trouble: Trouble;
      readonly detail: string;
      readonly retryAfterMs?: number;
    };

export interface DoorOptions {
  readonly url: string;
  readonly credential: string;
  /** In which the platform tells its reasons. */
  readonly language: Language;
  readonly timeoutMs: number;
  /** Ends a request that is under way. */
  readonly signal: AbortSignal;
}

const later = (trouble: Trouble, detail: string): DoorAnswer => ({ kind: 'later', trouble, detail });

interface Problem {
  readonly code: string;
  readonly detail: string;
}

/** Undefined when the answer is none of the platform's: a proxy's, for example. */
export const problemOf = (body: unknown): Problem | undefined => {
  const { code, detail } = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>;
  return typeof code === 'string' ? { code, detail: typeof detail === 'string' ? detail : code } : undefined;
};

export const jsonOf = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** What an answer that is not 2xx means. */
export const failure = (response: Response, problem: Problem | undefined): DoorAnswer => {
  const { status, headers } = response;
  const said = `${status} ${problem?.detail ?? response.statusText}`.trim();
  if (status === 429 || status === 503) {
    const retryAfterMs = retryAfter(headers.get('retry-after'), new Date());
    return { kind: 'later', trouble: 'BUSY', detail: said, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  }
  if (status === 401 || status === 403) return later('CREDENTIAL_REFUSED', said);
  // Only the platform itself may condemn a batch: whatever else stands at a wrong address may answer 400 to everything.
  if (status === 413 || ((status === 400 || status === 422) && problem)) {
    return { kind: 'refused', errors: [{ field: '', code: problem?.code ?? 'TOO_LARGE', message: said }] };
  }
  return status < 500 ? later('WRONG_ADDRESS', said) : later('FAILED', said);
};

export const reasonOf = (error: unknown): string => {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
};

/** `POST <url>/ingest/events` with a batch of CloudEvents; never throws. */
export async function post(batch: readonly Parcel[], options: DoorOptions): Promise<DoorAnswer> {
  const { url, credential, language, timeoutMs, signal } = options;
  try {
    const response = await fetch(`${url}/ingest/events`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${credential}`,
        'content-type': 'application/cloudevents-batch+json',
        accept: 'application/json',
        'accept-language': language,
      },
      body: `[${batch.map(({ json }) => json).join(',')}]`,
      // Followed, a redirect would carry the credential elsewhere.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    const body = await jsonOf(response);
    if (!response.ok) return failure(response, problemOf(body));
    const answers = answersTo(batch, body);
    return answers.size > 0
      ? { kind: 'answered', answers }
      : later('FAILED', `${response.status} without an answer to any event`);
  } catch (error) {
    return later('UNREACHABLE', reasonOf(error));
  }
}
