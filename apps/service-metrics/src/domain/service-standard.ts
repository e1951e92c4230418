import { type Dated, inForce, type ServiceCode } from '#civil-service';

/** Within how many hours a service must be done, counted by the service clock, from a day on. */
export interface ServiceStandard extends Dated {
  readonly hours: number;
}

/** Of another century is a slip of the pen, and a standard that is set cannot be taken away; events begin with the year 2000. */
export const canBeginOn = (day: string): boolean => day.startsWith('20');

/** All standards of all services that there are; a service without an entry is unknown. */
export type Standards = ReadonlyMap<ServiceCode, readonly ServiceStandard[]>;

const HOUR_MS = 3_600_000;

/** Judged by the standard in force on the finishing day; null when there was none, so that it counts neither for nor against. */
export function isOnTime(
  standards: readonly ServiceStandard[],
  finishedOn: string,
  turnaroundMs: number,
): boolean | null {
  const limit = limitMs(standards, finishedOn);
  return limit === null ? null : turnaroundMs <= limit;
}

/** The longest that is on time by the standard in force on a day, in milliseconds; null when there was none. */
export function limitMs(standards: readonly ServiceStandard[], day: string): number | null {
  const standard = inForce(standards, day);
  return standard === undefined ? null : standard.hours * HOUR_MS;
}

/** Days are exclusive at the end, which is null while nothing follows. */
export interface Reign {
  readonly from: string;
  readonly until: string | null;
}

/** The finishing days that a standard judges: those that must be judged again when it is set. */
export const reignOf = (standards: readonly ServiceStandard[], effectiveFrom: string): Reign => ({
  from: effectiveFrom,
  until: standards.reduce<string | null>(
    (next, standard) =>
      standard.effectiveFrom > effectiveFrom && (next === null || standard.effectiveFrom < next)
        ? standard.effectiveFrom
        : next,
    null,
  ),
});

export const hoursOf = (ms: number): number => Math.round((ms / HOUR_MS) * 100) / 100;
