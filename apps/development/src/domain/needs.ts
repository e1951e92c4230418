import {
  BEHAVIOUR_VALUES,
  type BehaviourValue,
  type Dated,
  inForce,
  type Predicate,
  type Rating,
} from '#civil-service';

/** What an appraisal may show a need of: one of the seven values, or performance as a whole. */
export const NEEDS = [...BEHAVIOUR_VALUES, 'KINERJA'] as const;
export type Need = (typeof NEEDS)[number];

export const ASSIGNMENT_KINDS = ['TRAINING', 'COACHING'] as const;
export type AssignmentKind = (typeof ASSIGNMENT_KINDS)[number];

/** What a need is answered with from a day on; a null kind takes the answer out of force. */
export interface Rule extends Dated {
  readonly need: Need;
  readonly kind: AssignmentKind | null;
  readonly titleId: string;
  readonly titleEn: string;
}

export interface Outcome {
  readonly predicate: Predicate;
  readonly behaviour: Readonly<Record<BehaviourValue, Rating>>;
  /** Last day of the appraised period. */
  readonly periodEnd: string;
}

const POOR: readonly Predicate[] = ['BUTUH_PERBAIKAN', 'KURANG', 'SANGAT_KURANG'];

/** P6: the result of an appraisal is the basis of training and competence development. */
export function needsOf({ predicate, behaviour }: Outcome): Need[] {
  const values = BEHAVIOUR_VALUES.filter((value) => behaviour[value] === 'DI_BAWAH_EKSPEKTASI');
  return POOR.includes(predicate) ? [...values, 'KINERJA'] : values;
}

/** The rules that answer an outcome's needs, by the rules of its time. */
export const answersTo = (outcome: Outcome, rules: readonly Rule[]): (Rule & { readonly kind: AssignmentKind })[] =>
  needsOf(outcome).flatMap((need) => {
    const rule = inForce(
      rules.filter((candidate) => candidate.need === need),
      outcome.periodEnd,
    );
    return rule && rule.kind !== null ? [{ ...rule, kind: rule.kind }] : [];
  });
