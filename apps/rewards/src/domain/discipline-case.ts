import { ok, refused, type Result } from '#civil-service';

/** PP 94/2021 Pasal 8. */
export const DISCIPLINE_LEVELS = ['RINGAN', 'SEDANG', 'BERAT'] as const;
export type DisciplineLevel = (typeof DISCIPLINE_LEVELS)[number];

export interface DisciplineCaseFacts {
  readonly reference: string;
  readonly employeeId: string;
  readonly level: DisciplineLevel;
  readonly decidedOn: string;
}

export const recordable = <F extends DisciplineCaseFacts>(facts: F, today: string): Result<F> =>
  facts.decidedOn > today ? refused({ code: 'DECIDED_IN_THE_FUTURE', field: '/decidedOn' }) : ok(facts);

/** A reference names one decision for ever: the same again is no news, another content under it is a mistake. */
export function recordedAgain<K extends DisciplineCaseFacts>(facts: DisciplineCaseFacts, known: K): Result<K> {
  const isSame =
    known.employeeId === facts.employeeId && known.level === facts.level && known.decidedOn === facts.decidedOn;
  return isSame ? ok(known) : refused({ code: 'REFERENCE_TAKEN', field: '/reference' });
}
