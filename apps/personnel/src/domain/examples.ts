import { type EmployeeId, asId } from '#civil-service';
import type { EmployeeRow } from './employee.js';
import type { Position } from './position.js';
import type { Numbered, Verdict } from './settling.js';
import type { KnownEmployee } from './staffing.js';
import type { Unit } from './unit.js';

/** A small city for specs: the mayor, the head of one department, his head of division and their staff. */

export const unit = (code: string, changes: Partial<Unit> = {}): Unit => ({
  code,
  name: `Unit ${code}`,
  kind: 'DINAS',
  parentCode: null,
  active: true,
  ...changes,
});

export const position = (code: string, changes: Partial<Position> = {}): Position => ({
  code,
  title: `Jabatan ${code}`,
  kind: 'PELAKSANA',
  unitCode: 'disdukcapil',
  reportsToCode: 'kadis',
  active: true,
  ...changes,
});

export const CITY_POSITIONS: readonly Position[] = [
  position('walikota', { kind: 'KEPALA_DAERAH', unitCode: 'kota', reportsToCode: null }),
  position('kadis', { kind: 'JPT_PRATAMA', reportsToCode: 'walikota' }),
  position('kabid', { kind: 'ADMINISTRATOR', reportsToCode: 'kadis' }),
  position('operator', { reportsToCode: 'kabid' }),
];

export const byCode = <T extends { readonly code: string }>(items: readonly T[]): Map<string, T> =>
  new Map(items.map((item) => [item.code, item]));

export const numbered = <Row>(...rows: Row[]): Numbered<Row>[] =>
  rows.map((row, index) => ({ number: index + 1, row }));

export const employeeId = (n: number): EmployeeId => asId(`5d0f7f2a-1b2c-4d3e-8f40-${String(n).padStart(12, '0')}`);

/** A PNS of 2015 with the serial that tells him from the others. */
export const employeeRow = (serial: number, changes: Partial<EmployeeRow> = {}): EmployeeRow => ({
  employeeId: null,
  nip: `198609262015051${String(serial).padStart(3, '0')}`,
  name: `Pegawai ${serial}`,
  status: 'PNS',
  rank: 'III/b',
  positionCode: 'operator',
  serviceSince: null,
  active: true,
  ...changes,
});

export const known = (serial: number, changes: Partial<KnownEmployee> = {}): KnownEmployee => ({
  employeeId: employeeId(serial),
  nip: asId(employeeRow(serial).nip ?? ''),
  name: `Pegawai ${serial}`,
  status: 'PNS',
  rank: 'III/b',
  positionCode: 'operator',
  serviceSince: '2015-05-01',
  active: true,
  ...changes,
});

/** Verdicts as short texts: `recorded`, `unchanged`, or the codes of the rules that said no. */
export const told = <Row>(verdicts: readonly Verdict<Row>[]): (string | string[])[] =>
  verdicts.map((verdict) =>
    verdict.outcome === 'rejected' ? verdict.violations.map(({ code }) => code) : verdict.outcome,
  );
