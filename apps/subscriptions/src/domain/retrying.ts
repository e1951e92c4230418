import type { Scopes } from './scopes.js';

export const WEBHOOK_STATES = ['ACTIVE', 'PAUSED'] as const;
/** A paused webhook is sent nothing until it is redelivered by hand. */
export type WebhookState = (typeof WEBHOOK_STATES)[number];

/** How far a webhook has come. */
export interface Progress {
  /** Everything up to here has been taken by the receiver. */
  readonly position: number;
  readonly state: WebhookState;
  /** Failed attempts at what comes next. */
  readonly attempts: number;
  readonly failingSince: Date | null;
  readonly nextAttemptAt: Date;
  readonly lastFailure: string | null;
}

/** What became of one attempt. */
export type Attempt =
  | { readonly kind: 'taken'; readonly position: number }
  | {
      readonly kind: 'failed';
      readonly position: number;
      readonly reason: string;
      readonly isGone: boolean;
      /** When the receiver asked to be tried again, in ms from now; null when it did not say. */
      readonly retryAfterMs: number | null;
    };

export interface Patience {
  /** Before the first retry, in ms; each further one waits twice as long. */
  readonly firstRetryMs: number;
  /** After failing for so long the receiver counts as dead. */
  readonly giveUpMs: number;
}

const LONGEST_WAIT_MS = 6 * 3_600_000;

/** As the receiver asks, but neither at once nor for longer than it would be left alone anyway; else ever longer. */
const waitAfter = (attempts: number, asked: number | null, { firstRetryMs }: Patience): number =>
  Math.min(
    asked === null ? firstRetryMs * 2 ** Math.min(attempts - 1, 30) : Math.max(asked, firstRetryMs),
    LONGEST_WAIT_MS,
  );

/** What the header `Retry-After` asks for, in ms from now: it is a number of seconds or a date (RFC 9110). */
export function retryAfterOf(header: string | undefined, now: Date): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const at = /GMT$/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}

/**
 * Where a webhook stands after a round: behind the last event before the first that failed. What was taken behind that one is
 * sent again, under the same id, by which the receiver tells it.
 *
 * @param attempts in order of position
 * @param upTo everything up to here was in the round, or is not for this webhook
 */
export function afterRound(
  before: Pick<Progress, 'position' | 'attempts' | 'failingSince'>,
  attempts: readonly Attempt[],
  upTo: number,
  now: Date,
  patience: Patience,
): Progress {
  const at = attempts.findIndex(({ kind }) => kind === 'failed');
  const failed = attempts[at];
  if (failed?.kind !== 'failed') {
    return { position: upTo, state: 'ACTIVE', attempts: 0, failingSince: null, nextAttemptAt: now, lastFailure: null };
  }
  const taken = attempts[at - 1];
  const failures = taken ? 1 : before.attempts + 1;
  const failingSince = taken ? now : (before.failingSince ?? now);
  const isDead = failed.isGone || now.getTime() - failingSince.getTime() >= patience.giveUpMs;
  return {
    position: taken?.position ?? before.position,
    state: isDead ? 'PAUSED' : 'ACTIVE',
    attempts: failures,
    failingSince,
    nextAttemptAt: new Date(now.getTime() + waitAfter(failures, failed.retryAfterMs, patience)),
    lastFailure: failed.reason,
  };
}

/** What a webhook hears now: what it asked for, as far as its dashboard may still have it. */
export const typesFor = (asked: readonly string[], { eventTypes }: Scopes): string[] =>
  asked.filter((type) => eventTypes.includes(type)).sort();
