import type {
  Comparison,
  EmployeeId,
  IndicatorAspect,
  IndicatorId,
  Measure,
  PlanId,
  ResultId,
  ResultKind,
  ServiceCode,
} from '#civil-service';

export interface Target {
  readonly comparison: Comparison;
  readonly value: number;
  readonly unit: string;
}

/** What an indicator takes its realisation from: a measurement of one service's events. */
export interface Measurement {
  readonly serviceCode: ServiceCode;
  readonly measure: Measure;
  /** The limit of SHARE_WITHIN in hours; null for the other measures. */
  readonly withinHours: number | null;
}

export interface Indicator {
  readonly indicatorId: IndicatorId;
  readonly aspect: IndicatorAspect;
  readonly description: string;
  readonly target: Target;
  readonly measurement: Measurement | null;
}

export interface PlannedResult {
  readonly resultId: ResultId;
  readonly title: string;
  readonly kind: ResultKind;
  readonly indicators: readonly Indicator[];
}

/** REPLACED: the employee proposed another version before the appraiser acted on this one. */
export const VERSION_STATES = ['PROPOSED', 'AGREED', 'RETURNED', 'REPLACED'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

interface Written {
  readonly version: number;
  readonly results: readonly PlannedResult[];
  /** Instant, as all below. */
  readonly proposedAt: Date;
}

interface Decided {
  readonly decidedBy: EmployeeId;
  readonly decidedAt: Date;
}

export type Version = Written &
  (
    | { readonly state: 'PROPOSED' }
    | { readonly state: 'REPLACED' }
    | ({ readonly state: 'AGREED' } & Decided)
    | ({ readonly state: 'RETURNED'; readonly reason: string } & Decided)
  );

/** One performance plan (SKP) of an employee for a year. It lives (P6 Pasal 14(2)), so versions are added, never overwritten. */
export interface Plan {
  readonly planId: PlanId;
  readonly employeeId: EmployeeId;
  readonly year: number;
  /** The sequence of the last event of this plan, evidence included. */
  readonly revision: number;
  /** Number N at index N - 1. Only the last one can be PROPOSED. */
  readonly versions: readonly Version[];
  /** Whether the plan was first agreed after the deadline (P6 Pasal 14); null before that. */
  readonly agreedLate: boolean | null;
}

/** What can happen to a plan. */
export type Fact =
  | {
      readonly fact: 'PROPOSED';
      readonly version: number;
      readonly results: readonly PlannedResult[];
      readonly at: Date;
    }
  | {
      readonly fact: 'AGREED';
      readonly version: number;
      readonly by: EmployeeId;
      readonly at: Date;
      readonly late: boolean;
    }
  | {
      readonly fact: 'RETURNED';
      readonly version: number;
      readonly by: EmployeeId;
      readonly at: Date;
      readonly reason: string;
    };

export const nothingPlanned = (planId: PlanId, employeeId: EmployeeId, year: number): Plan => ({
  planId,
  employeeId,
  year,
  revision: 0,
  versions: [],
  agreedLate: null,
});

export const evolve = (plan: Plan, fact: Fact): Plan => ({
  ...plan,
  revision: plan.revision + 1,
  versions: versionsAfter(plan, fact),
  agreedLate: fact.fact === 'AGREED' ? (plan.agreedLate ?? fact.late) : plan.agreedLate,
});

const versionsAfter = ({ versions }: Plan, fact: Fact): readonly Version[] => {
  switch (fact.fact) {
    case 'PROPOSED': {
      const { version, results, at } = fact;
      const earlier = versions.map((each): Version =>
        each.state === 'PROPOSED' ? { ...each, state: 'REPLACED' } : each,
      );
      return [...earlier, { version, results, proposedAt: at, state: 'PROPOSED' }];
    }
    case 'AGREED':
      return decided(versions, fact.version, { state: 'AGREED', decidedBy: fact.by, decidedAt: fact.at });
    case 'RETURNED': {
      const { reason } = fact;
      return decided(versions, fact.version, { state: 'RETURNED', reason, decidedBy: fact.by, decidedAt: fact.at });
    }
  }
};

type Decision = Decided & ({ readonly state: 'AGREED' } | { readonly state: 'RETURNED'; readonly reason: string });

const decided = (versions: readonly Version[], number: number, decision: Decision): readonly Version[] =>
  versions.map((each) => (each.version === number ? { ...each, ...decision } : each));

/** The version that the appraiser has still to act on. */
export const waitingIn = ({ versions }: Pick<Plan, 'versions'>): Version | undefined =>
  versions.findLast(({ state }) => state === 'PROPOSED');

/** The version that counts: an agreed one stays in force until the next is agreed. */
export const inForceIn = ({ versions }: Pick<Plan, 'versions'>): Version | undefined =>
  versions.findLast(({ state }) => state === 'AGREED');
