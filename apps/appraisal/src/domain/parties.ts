import type { EmployeeId, UnitId, Violation } from '#civil-service';

/** Who stands where at the moment: when the appraiser changes, the new one rates what is not yet signed. */
export interface Parties {
  readonly employeeId: EmployeeId;
  readonly unitId: UnitId;
  readonly appraiserId: EmployeeId | null;
  readonly appraiserSuperiorId: EmployeeId | null;
  /** Rated by the Kepala Daerah: the result cannot be objected to (P6). */
  readonly finalByKind: boolean;
}

type Barred = Violation | null;

/** Nobody rates himself, even where the reporting lines say so by mistake. */
const isAppraiser = (actor: EmployeeId, { employeeId, appraiserId }: Parties): boolean =>
  actor === appraiserId && actor !== employeeId;

export const onlyTheAppraiser = (actor: EmployeeId, parties: Parties): Barred =>
  isAppraiser(actor, parties) ? null : { code: 'NOT_THE_APPRAISER' };

export const onlyTheEmployee = (actor: EmployeeId, { employeeId }: Parties): Barred =>
  actor === employeeId ? null : { code: 'NOT_THE_EMPLOYEE' };

export const onlyTheAppraiserOrHisSuperior = (actor: EmployeeId, parties: Parties): Barred =>
  isAppraiser(actor, parties) || (actor === parties.appraiserSuperiorId && actor !== parties.employeeId)
    ? null
    : { code: 'NOT_THE_APPRAISER_OR_SUPERIOR' };
