import { type EmployeeId, type Quarter, quarterOf, type ServiceCode } from '#civil-service';
import type { RequestState } from './service-clock.js';
import { isOnTime, type Standards } from './service-standard.js';
import { bucketOf } from './turnaround-buckets.js';

/** What counts of a request: where and when it was finished and how long it took. */
export interface Finish {
  readonly serviceCode: ServiceCode;
  readonly officerId: EmployeeId | null;
  readonly finishedOn: string;
  readonly turnaroundMs: number | null;
}

/** What a request counts for now; undefined while it is not finished. */
export const finishOf = ({ serviceCode, officerId, finishedOn, turnaroundMs }: RequestState): Finish | undefined =>
  finishedOn === null ? undefined : { serviceCode, officerId, finishedOn, turnaroundMs };

/** A request's finish before and after more was heard of it; undefined when it was or is not finished. */
export interface Change {
  readonly before: Finish | undefined;
  readonly after: Finish | undefined;
}

/** Stands in the bucket's place for a request that was finished with nothing measured. */
export const UNMEASURED = -2;

/** Signed counts of one cell of the roll-up. `judged` counts what a standard was in force for, `onTime` those within it. */
export interface Delta {
  readonly serviceCode: ServiceCode;
  readonly officerId: EmployeeId | null;
  readonly day: string;
  readonly bucket: number;
  readonly n: number;
  readonly judged: number;
  readonly onTime: number;
}

/** What an officer's realisation must be computed again for. */
export interface Stale {
  readonly officerId: EmployeeId;
  readonly serviceCode: ServiceCode;
  readonly year: number;
  readonly quarter: Quarter;
}

const sameFinish = (left: Finish | undefined, right: Finish | undefined): boolean =>
  left === right ||
  (left !== undefined &&
    right !== undefined &&
    left.serviceCode === right.serviceCode &&
    left.officerId === right.officerId &&
    left.finishedOn === right.finishedOn &&
    left.turnaroundMs === right.turnaroundMs);

const isReal = ({ before, after }: Change): boolean => !sameFinish(before, after);

/** Takes back what each request counted for before and adds what it counts for now; what cancels out is left out. */
export function rollUp(changes: readonly Change[], standards: Standards): readonly Delta[] {
  const cells = new Map<string, Delta>();
  const count = (finish: Finish | undefined, sign: 1 | -1): void => {
    if (finish === undefined) return;
    const delta = deltaOf(finish, standards, sign);
    const key = `${delta.serviceCode} ${delta.officerId} ${delta.day} ${delta.bucket}`;
    cells.set(key, plus(cells.get(key), delta));
  };
  for (const { before, after } of changes.filter(isReal)) {
    count(before, -1);
    count(after, 1);
  }
  return [...cells.values()].filter(({ n, judged, onTime }) => n !== 0 || judged !== 0 || onTime !== 0);
}

function deltaOf(
  { serviceCode, officerId, finishedOn: day, turnaroundMs }: Finish,
  standards: Standards,
  sign: 1 | -1,
): Delta {
  const cell = { serviceCode, officerId, day, n: sign };
  if (turnaroundMs === null) return { ...cell, bucket: UNMEASURED, judged: 0, onTime: 0 };
  const onTime = isOnTime(standards.get(serviceCode) ?? [], day, turnaroundMs);
  return {
    ...cell,
    bucket: bucketOf(turnaroundMs),
    judged: onTime === null ? 0 : sign,
    onTime: onTime === true ? sign : 0,
  };
}

const plus = (sum: Delta | undefined, delta: Delta): Delta =>
  sum === undefined
    ? delta
    : { ...sum, n: sum.n + delta.n, judged: sum.judged + delta.judged, onTime: sum.onTime + delta.onTime };

/** The officers' services and quarters that changes touch, each once. */
export function staleAfter(changes: readonly Change[]): readonly Stale[] {
  const touched = new Map<string, Stale>();
  for (const { before, after } of changes.filter(isReal)) {
    for (const finish of [before, after]) {
      if (finish === undefined || finish.officerId === null) continue;
      const { officerId, serviceCode } = finish;
      const { year, quarter } = quarterOf(finish.finishedOn);
      touched.set(`${officerId} ${serviceCode} ${year} ${quarter}`, { officerId, serviceCode, year, quarter });
    }
  }
  return [...touched.values()];
}
