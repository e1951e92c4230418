import { afterRound, type Attempt, type Patience, type Progress, retryAfterOf, typesFor } from './retrying.js';

const HOUR_MS = 3_600_000;
const patience: Patience = { firstRetryMs: 5000, giveUpMs: 72 * HOUR_MS };
const now = new Date('2026-01-04T00:00:00.000Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * HOUR_MS);

const healthy: Progress = {
  position: 10,
  state: 'ACTIVE',
  attempts: 0,
  failingSince: null,
  nextAttemptAt: now,
  lastFailure: null,
};
const taken = (position: number): Attempt => ({ kind: 'taken', position });
const failed = (position: number, isGone = false, retryAfterMs: number | null = null): Attempt => ({
  kind: 'failed',
  position,
  reason: 'HTTP 500',
  isGone,
  retryAfterMs,
});

const after = (before: Progress, ...attempts: Attempt[]) => afterRound(before, attempts, 20, now, patience);

describe('a webhook', () => {
  it('goes on behind all that was in the round when everything was taken', () => {
    expect(after({ ...healthy, attempts: 3, failingSince: hoursAgo(1) }, taken(11), taken(14))).toEqual({
      ...healthy,
      position: 20,
    });
    expect(after(healthy)).toEqual({ ...healthy, position: 20 });
  });

  it('stays before the first event that failed, so that none is lost', () => {
    expect(after(healthy, failed(11), taken(14))).toMatchObject({ position: 10, attempts: 1, failingSince: now });
    expect(after(healthy, taken(11), failed(14), taken(15))).toMatchObject({ position: 11, attempts: 1 });
  });

  it.each([
    [0, 5],
    [1, 10],
    [2, 20],
    [11, 10_240],
    [40, 21_600],
  ])('waits after %i failures before for %i s', (attempts, seconds) => {
    const { nextAttemptAt } = after({ ...healthy, attempts, failingSince: hoursAgo(1) }, failed(11));
    expect(nextAttemptAt.getTime() - now.getTime()).toBe(seconds * 1000);
  });

  it.each([
    ['as long as its receiver asks', 0, 120, 120],
    ['no longer than its receiver asks, however often it failed', 11, 120, 120],
    ['a moment at least', 3, 0, 5],
    ['six hours at most', 0, 999_999_999, 21_600],
  ])('waits %s', (_what, attempts, asked, seconds) => {
    const weary = { ...healthy, attempts, failingSince: hoursAgo(1) };
    const { nextAttemptAt } = after(weary, failed(11, false, asked * 1000));
    expect(nextAttemptAt.getTime() - now.getTime()).toBe(seconds * 1000);
  });

  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Sun, 04 Jan 2026 00:02:00 GMT', 120_000],
    ['Sat, 03 Jan 2026 00:00:00 GMT', 0],
    ['1.5', null],
    ['-5', null],
    ['99999999999999999999', null],
    ['soon', null],
    [undefined, null],
  ])('reads Retry-After %p', (header, asked) => {
    expect(retryAfterOf(header, now)).toBe(asked);
  });

  it('is paused when it has failed for three days, and not before', () => {
    expect(after({ ...healthy, attempts: 20, failingSince: hoursAgo(71.9) }, failed(11)).state).toBe('ACTIVE');
    expect(after({ ...healthy, attempts: 20, failingSince: hoursAgo(72) }, failed(11)).state).toBe('PAUSED');
  });

  it('counts anew when the receiver has taken something meanwhile', () => {
    const weary = { ...healthy, attempts: 20, failingSince: hoursAgo(100) };
    expect(after(weary, taken(11), failed(12))).toMatchObject({ state: 'ACTIVE', attempts: 1, failingSince: now });
  });

  it('is paused at once by a receiver that says it is gone', () => {
    expect(after(healthy, failed(11, true)).state).toBe('PAUSED');
  });

  it('hears what it asked for as far as its dashboard may still have it', () => {
    const scopes = { eventTypes: ['a', 'b'], unitIds: null, personalData: false };
    expect(typesFor(['c', 'b'], scopes)).toEqual(['b']);
  });
});
