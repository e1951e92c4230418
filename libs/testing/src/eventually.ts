import { setTimeout as delay } from 'node:timers/promises';

const PROBE_MS = 50;

/** Of a service that starts: where it really runs it has a minute to become ready. */
export const AS_PATIENT_AS_A_SUPERVISOR = { deadlineMs: 60_000 };

/** Probes until the assertion holds, and fails with its own words when it does not by the deadline. */
export async function eventually<T>(
  probe: () => Promise<T> | T,
  { deadlineMs = 20_000 }: { deadlineMs?: number } = {},
): Promise<T> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    try {
      return await probe();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await delay(PROBE_MS);
  }
}
