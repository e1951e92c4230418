import { ok, refused, type Result } from '#civil-service';

/** Two, so that a new one can be brought in before the old one is revoked. */
export const MOST_CREDENTIALS = 2;

/** Whether one more credential may be issued beside those that are valid. */
export const mayIssue = (valid: readonly string[]): Result<true> =>
  valid.length < MOST_CREDENTIALS
    ? ok(true)
    : refused({ code: 'ENOUGH_CREDENTIALS', params: { ids: valid.join(', ') } });
