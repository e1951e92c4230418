import type { EmployeeId, Predicate, UnitId } from '#civil-service';
import { type DraftMarks, type Marks, predicateFor, predicateSoFar } from './marks.js';
import type { Basis } from './suggestion.js';

/**
 * The life of one employee's appraisal in one period. Today DRAFT → SIGNED → ACKNOWLEDGED, where ACKNOWLEDGED is final.
 * Delivery and objection (P6 Pasal 27 on) are further members of this union, between SIGNED and final.
 */
export const APPRAISAL_STATES = ['DRAFT', 'SIGNED', 'ACKNOWLEDGED'] as const;
export type AppraisalState = (typeof APPRAISAL_STATES)[number];
export type Appraisal = Draft | Signed | Acknowledged;

/**
 * BY_KIND: rated by the Kepala Daerah, so that it cannot be objected to and is final once signed (P6). TERM_PASSED: the
 * employee kept silent until the term for an objection was over.
 */
export const FINAL_BECAUSE = ['ACKNOWLEDGED', 'BY_KIND', 'TERM_PASSED'] as const;
export type FinalBecause = (typeof FINAL_BECAUSE)[number];

interface Versioned {
  /** Grows with everything that happens to the appraisal: what an official saw can be told from what is there now. */
  readonly version: number;
}

export interface Draft extends Versioned {
  readonly state: 'DRAFT';
  readonly marks: DraftMarks | null;
}

/** Who signed, when, for which unit, and the evidence as it was then. */
export interface Signing {
  readonly by: EmployeeId;
  /** Instant, ISO UTC, as all below. */
  readonly at: string;
  readonly unitId: UnitId;
  readonly basis: Basis;
}

export interface Signed extends Versioned {
  readonly state: 'SIGNED';
  readonly marks: Marks;
  readonly signing: Signing;
}

export interface Correction {
  readonly by: EmployeeId;
  readonly at: string;
  readonly reason: string;
}

export interface Acknowledged extends Versioned {
  readonly state: 'ACKNOWLEDGED';
  readonly marks: Marks;
  readonly signing: Signing;
  readonly finalBecause: FinalBecause;
  readonly finalAt: string;
  /** 1 when it became final, one more for each correction. */
  readonly revision: number;
  /** The correction that made the present revision; null for revision 1. */
  readonly correction: Correction | null;
}

/** What can happen to an appraisal. */
export type Fact =
  | { readonly fact: 'RATED'; readonly marks: DraftMarks }
  | { readonly fact: 'SIGNED'; readonly marks: Marks; readonly signing: Signing }
  | { readonly fact: 'BECAME_FINAL'; readonly because: FinalBecause; readonly at: string }
  | { readonly fact: 'CORRECTED'; readonly marks: Marks; readonly correction: Correction };

export const opened: Draft = { state: 'DRAFT', version: 0, marks: null };

export const evolve = (appraisal: Appraisal, fact: Fact): Appraisal => {
  const version = appraisal.version + 1;
  switch (fact.fact) {
    case 'RATED':
      return { state: 'DRAFT', version, marks: fact.marks };
    case 'SIGNED':
      return { state: 'SIGNED', version, marks: fact.marks, signing: fact.signing };
    case 'BECAME_FINAL':
      return { ...the('SIGNED', appraisal), ...final(fact.because, fact.at), version };
    case 'CORRECTED': {
      const before = the('ACKNOWLEDGED', appraisal);
      const { marks, correction } = fact;
      return { ...before, version, marks, correction, revision: before.revision + 1 };
    }
  }
};

const final = (finalBecause: FinalBecause, finalAt: string) =>
  ({ state: 'ACKNOWLEDGED', finalBecause, finalAt, revision: 1, correction: null }) as const;

/** decide() lets no fact happen out of turn: anything else is a fault of the program. */
const the = <S extends AppraisalState>(state: S, appraisal: Appraisal): Extract<Appraisal, { state: S }> => {
  if (appraisal.state !== state) throw new Error(`a fact that needs ${state} met ${appraisal.state}`);
  return appraisal as Extract<Appraisal, { state: S }>;
};

export const revisionOf = (appraisal: Appraisal): number =>
  appraisal.state === 'ACKNOWLEDGED' ? appraisal.revision : 0;

export const predicateIn = (appraisal: Appraisal): Predicate | null => {
  if (appraisal.state !== 'DRAFT') return predicateFor(appraisal.marks);
  return appraisal.marks === null ? null : predicateSoFar(appraisal.marks);
};
