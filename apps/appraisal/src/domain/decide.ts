import { type EmployeeId, ok, refused, type Result, unless } from '#civil-service';
import type { Acknowledged, Appraisal, Draft, Fact } from './appraisal.js';
import { complete, type DraftMarks, missingReasons, sameMarks, strangeResults } from './marks.js';
import { onlyTheAppraiser, onlyTheAppraiserOrHisSuperior, onlyTheEmployee, type Parties } from './parties.js';
import type { Basis } from './suggestion.js';

interface Act {
  readonly by: EmployeeId;
  /** Instant, ISO UTC. */
  readonly at: string;
}

interface Guarded {
  /** The version that the official looked at; refused when it has moved on since. Absent: no guard. */
  readonly expectedVersion?: number;
}

export interface Rate extends Act, Guarded {
  readonly marks: DraftMarks;
}

export type Sign = Act;
export type Acknowledge = Act;

export interface Correct extends Act, Guarded {
  readonly marks: DraftMarks;
  readonly reason: string;
}

/** What follows from a command; no facts when it only repeats what is already so. */
export type Decision = Result<readonly Fact[]>;

const NOTHING_NEW: Decision = ok([]);

/** The appraiser rates results and behaviour, as often as he likes until he signs. `basis` is null without an agreed plan. */
export const rate = (
  { by, marks, expectedVersion }: Rate,
  appraisal: Appraisal,
  parties: Parties,
  basis: Basis | null,
): Decision => {
  const barred = onlyTheAppraiser(by, parties);
  if (barred) return refused(barred);
  if (appraisal.state === 'SIGNED') return refused({ code: 'ALREADY_SIGNED' });
  if (appraisal.state === 'ACKNOWLEDGED') return refused({ code: 'ALREADY_FINAL' });
  const violations = [
    ...strangeResults(marks, basis?.plan ?? null),
    ...(basis === null ? [] : missingReasons(marks, basis.suggestion)),
  ];
  if (violations.length > 0) return unless(violations, []);
  if (appraisal.marks !== null && sameMarks(appraisal.marks, marks)) return NOTHING_NEW;
  return unchanged(expectedVersion, appraisal) ?? ok([{ fact: 'RATED', marks }]);
};

/**
 * The appraiser signs a whole rating; the evidence is frozen as it is now. Reasons are asked for again, since evidence that
 * came after the rating may suggest something else. What the Kepala Daerah signs is final at once.
 */
export const sign = (command: Sign, appraisal: Appraisal, parties: Parties, basis: Basis | null): Decision => {
  const barred = onlyTheAppraiser(command.by, parties);
  if (barred) return refused(barred);
  if (appraisal.state !== 'DRAFT') return NOTHING_NEW;
  return signDraft(command, appraisal, parties, basis);
};

const signDraft = ({ by, at }: Sign, draft: Draft, { unitId, finalByKind }: Parties, basis: Basis | null): Decision => {
  if (basis === null) return refused({ code: 'NO_AGREED_PLAN' });
  if (draft.marks === null) return refused({ code: 'NOT_RATED' });
  const marks = complete(draft.marks, basis.plan);
  if (!marks.ok) return marks;
  const signed: Fact = { fact: 'SIGNED', marks: marks.value, signing: { by, at, unitId, basis } };
  const facts: Fact[] = finalByKind ? [signed, { fact: 'BECAME_FINAL', because: 'BY_KIND', at }] : [signed];
  return unless(missingReasons(marks.value, basis.suggestion), facts);
};

/** The employee acknowledges what was signed, and it is final. */
export const acknowledge = ({ by, at }: Acknowledge, appraisal: Appraisal, parties: Parties): Decision => {
  const barred = onlyTheEmployee(by, parties);
  if (barred) return refused(barred);
  switch (appraisal.state) {
    case 'DRAFT':
      return refused({ code: 'NOT_SIGNED' });
    case 'SIGNED':
      return ok([{ fact: 'BECAME_FINAL', because: 'ACKNOWLEDGED', at }]);
    case 'ACKNOWLEDGED':
      return NOTHING_NEW;
  }
};

/** A court or a later finding: a whole new rating of a final appraisal, on the plan and evidence that it was signed on. */
export const correct = (command: Correct, appraisal: Appraisal, parties: Parties): Decision => {
  const barred = onlyTheAppraiserOrHisSuperior(command.by, parties);
  if (barred) return refused(barred);
  if (appraisal.state !== 'ACKNOWLEDGED') return refused({ code: 'NOT_FINAL' });
  if (command.reason.trim() === '') return refused({ code: 'CORRECTION_REASON_NEEDED', field: '/correctionReason' });
  return correctFinal(command, appraisal);
};

const correctFinal = ({ by, at, reason, marks, expectedVersion }: Correct, appraisal: Acknowledged): Decision => {
  const { plan, suggestion } = appraisal.signing.basis;
  const strange = [...strangeResults(marks, plan), ...missingReasons(marks, suggestion)];
  if (strange.length > 0) return unless(strange, []);
  const whole = complete(marks, plan);
  if (!whole.ok) return whole;
  if (sameMarks(whole.value, appraisal.marks)) {
    return appraisal.correction?.reason === reason ? NOTHING_NEW : refused({ code: 'NOTHING_TO_CORRECT' });
  }
  return (
    unchanged(expectedVersion, appraisal) ??
    ok([{ fact: 'CORRECTED', marks: whole.value, correction: { by, at, reason } }])
  );
};

/** Two officials at one form: the second is told, instead of overwriting the first without having seen it. */
const unchanged = (expected: number | undefined, { version }: Appraisal): Decision | null =>
  expected === undefined || expected === version ? null : refused({ code: 'CHANGED_MEANWHILE', params: { version } });
