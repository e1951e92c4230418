import type { ServiceCode } from '#civil-service';
import type { RequestEvent } from './request-event.js';

/** Why an event can never be counted. */
export type Inadmissible = 'EVENT_TOO_FAR_AHEAD' | 'EVENT_TOO_OLD' | 'EVENT_SERVICE_UNKNOWN';

/** Clocks of departments' machines differ; more than this is no longer a difference of clocks. */
const CLOCK_TOLERANCE_MS = 3_600_000;
/** Before this, a time is a machine's default and not when something happened. */
const EARLIEST = Date.UTC(2000, 0, 1);

/** Neither blanks nor what has no width. */
const SEEN = /[^\s\p{Cf}]/u;

/** Of a request or a form: in such a number nobody sees anything, and all that have none would become one. */
export const isBlank = (number: string): boolean => !SEEN.test(number);

/** A request with more has a number that the department uses for many; its events would be read and written ever more slowly. */
export const MOST_EVENTS_OF_REQUEST = 1_000;

/** Those in the register of standards. */
export interface Services {
  has(code: ServiceCode): boolean;
}

export function whyInadmissible(
  { at, serviceCode }: Pick<RequestEvent, 'at' | 'serviceCode'>,
  now: number,
  services: Services,
): Inadmissible | undefined {
  if (at > now + CLOCK_TOLERANCE_MS) return 'EVENT_TOO_FAR_AHEAD';
  if (at < EARLIEST) return 'EVENT_TOO_OLD';
  return services.has(serviceCode) ? undefined : 'EVENT_SERVICE_UNKNOWN';
}
