import { seeded, type Seeded } from '../../sample-city/seeded.js';

/** What happens to a request, in the words of the documented events. */
export type EventKind =
  | 'request-received'
  | 'requirements-completed'
  | 'request-returned'
  | 'request-resumed'
  | 'request-finished'
  | 'request-rejected';

export interface RequestEvent {
  readonly kind: EventKind;
  /** The department's own number, for example `AKL-2025Q1-00012`. */
  readonly requestNumber: string;
  /** Employee id of who did it; null for the counter's machine. */
  readonly officerId: string | null;
  readonly at: Date;
}

/** A quarter's work at the counter for birth certificates. */
export interface Quarter {
  readonly name: string;
  /** 08:00 in Asia/Jakarta of the quarter's first Monday. */
  readonly opens: Date;
  /** From complete requirements to the certificate, in the middle of all requests. */
  readonly typicalHours: number;
}

/** Paper files that went round the house. */
export const BEFORE: Quarter = { name: '2024Q4', opens: new Date('2024-10-07T01:00:00Z'), typicalHours: 60 };
/** The same counter after the change: checked and signed at one desk. */
export const AFTER: Quarter = { name: '2025Q1', opens: new Date('2025-01-06T01:00:00Z'), typicalHours: 6 };

export interface Officer {
  readonly employeeId: string;
  /** 1 is the ordinary pace; 2 takes twice as long. */
  readonly pace: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Nine weeks, so that what comes in last and takes longest is still finished within its quarter. */
const WEEKS = 9;
const OFFICE_MINUTES = 7 * 60;
const SHORTEST_HOURS = 0.3;
const LONGEST_HOURS = 288;
const SPREAD = 0.6;

const RETURNED_SHARE = 0.14;
const REJECTED_SHARE = 0.06;

/**
 * All that happens in a quarter, request by request. Two quarters of one seed are the same work, people and steps, and
 * differ in how long the work takes and in nothing else.
 */
export const eventsOf = (quarter: Quarter, officers: readonly Officer[], seed: number): RequestEvent[] => {
  const random = seeded(seed, 'birth certificates');
  const turns = officers.flatMap((officer) => Array.from({ length: random.whole(105, 135) }, () => officer));
  return random.shuffled(turns).flatMap((officer, index) => {
    const requestNumber = `AKL-${quarter.name}-${String(index + 1).padStart(5, '0')}`;
    return lifeOf({ quarter, officer, random }).map((event) => ({ requestNumber, ...event }));
  });
};

interface Case {
  readonly quarter: Quarter;
  readonly officer: Officer;
  readonly random: Seeded;
}

/** Draws as many numbers for every request, so that no fate shifts the fates of those after it. */
const lifeOf = ({ quarter, officer, random }: Case): Omit<RequestEvent, 'requestNumber'>[] => {
  const day = random.whole(0, WEEKS - 1) * 7 + random.whole(0, 4);
  const received = quarter.opens.getTime() + day * DAY + random.whole(0, OFFICE_MINUTES) * MINUTE;
  const complete = received + random.whole(5, 120) * MINUTE;
  const worked = workingTime(quarter.typicalHours * officer.pace * Math.exp(SPREAD * random.normal()));
  const returned = complete + Math.round(worked * (0.2 + 0.5 * random.share()));
  const pause = random.whole(4, 72) * HOUR;
  const fate = random.share();
  const by = (kind: EventKind, at: number, officerId: string | null = officer.employeeId) => ({
    ...{ kind, officerId },
    at: new Date(at),
  });
  const begun = [by('request-received', received, null), by('requirements-completed', complete)];
  if (fate < REJECTED_SHARE) return [...begun, by('request-rejected', complete + worked)];
  if (fate >= REJECTED_SHARE + RETURNED_SHARE) return [...begun, by('request-finished', complete + worked)];
  return [
    ...begun,
    by('request-returned', returned),
    by('request-resumed', returned + pause),
    by('request-finished', complete + worked + pause),
  ];
};

const workingTime = (hours: number): number =>
  Math.round(Math.min(Math.max(hours, SHORTEST_HOURS), LONGEST_HOURS) * HOUR);
