import type { EmploymentStatus, PositionKind, UnitKind } from '#civil-service';

/** Rows as personnel's import doors take them. */
export interface UnitRow {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parentCode: string | null;
}

export interface PositionRow {
  readonly code: string;
  readonly title: string;
  readonly kind: PositionKind;
  readonly unitCode: string;
  readonly reportsToCode: string | null;
}

export interface EmployeeRow {
  readonly nip: string | null;
  readonly name: string;
  readonly status: EmploymentStatus;
  readonly rank: string | null;
  readonly positionCode: string;
  readonly serviceSince?: string;
}
