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

/** A reference names one decision for ever: the same again is no news, another content under it is a mistake. */
export function recordable(
  facts: DisciplineCaseFacts,
  before: DisciplineCaseFacts | undefined,
  today: string,
): Result<'NEW' | 'ALREADY_RECORDED'> {
  if (facts.decidedOn > today) return refused({ code: 'DECIDED_IN_THE_FUTURE', field: '/decidedOn' });
  if (!before) return ok('NEW');
  const isSame =
    before.employeeId === facts.employeeId && before.level === facts.level && before.decidedOn === facts.decidedOn;
  return isSame ? ok('ALREADY_RECORDED') : refused({ code: 'REFERENCE_TAKEN', field: '/reference' });
}
