import { setTimeout as pause } from 'node:timers/promises';
import { Refused, Unanswered } from './doors.js';

/** Events may still be on their way from one service to the next, and a service may be away for a moment. */
const WITHIN_MS = 60_000;
const ASK_AGAIN_MS = 250;
const AWAY = [502, 503, 504];

/**
 * Makes a call that may be made twice, again and again until the platform is as far as it needs.
 *
 * @param early codes of refusals that say "not yet"
 * @throws {Refused} any other refusal, or the last one when the time is up
 */
export async function patiently<T>(call: () => Promise<T>, early: readonly string[] = []): Promise<T> {
  const deadline = performance.now() + WITHIN_MS;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!mayPass(error, early) || performance.now() > deadline) throw error;
      await pause(ASK_AGAIN_MS);
    }
  }
}

const mayPass = (error: unknown, early: readonly string[]): boolean =>
  error instanceof Unanswered ||
  (error instanceof Refused && (AWAY.includes(error.status) || early.includes(error.problem.code ?? '')));
