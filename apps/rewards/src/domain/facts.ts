import type { EmploymentStatus, Predicate } from '#civil-service';

/** All that an eligibility rests on: the decision is a pure function of this and of the criteria in force. */
export interface Facts {
  readonly year: number;
  /** Last day of the appraised year. */
  readonly periodEnd: string;
  readonly employee: {
    readonly status: EmploymentStatus;
    readonly active: boolean;
    readonly serviceSince: string;
  };
  /** Annual predicates by year; an own appraisal counts before an imported one. */
  readonly predicates: ReadonlyMap<number, Predicate>;
  /** Days on which discipline cases were decided, oldest first; annulled ones left out. */
  readonly disciplineDays: readonly string[];
  /** Years in which he won this programme's award, oldest first. */
  readonly awardYears: readonly number[];
}

export interface Verdict {
  readonly code: string;
  readonly outcome: 'PASSED' | 'FAILED' | 'NO_DATA';
  /** The facts that it rests on, without personal data; at most 300 characters. */
  readonly evidence: string;
}
