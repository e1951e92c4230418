import type { PositionKind } from '#civil-service';
import { Findings, type Numbered, type Verdict, settle } from './settling.js';
import { inCycle } from './tree.js';

/** A post in a unit, and the post that it reports to. */
export interface Position {
  readonly code: string;
  readonly title: string;
  readonly kind: PositionKind;
  readonly unitCode: string;
  /** Null for the mayor's post alone. */
  readonly reportsToCode: string | null;
  readonly active: boolean;
}

/** P6: an appraiser is at least a pejabat pengawas. A post of leadership has one holder, since a line leads to one person. */
export const LEADERSHIP_KINDS = [
  'KEPALA_DAERAH',
  'JPT_MADYA',
  'JPT_PRATAMA',
  'ADMINISTRATOR',
  'PENGAWAS',
] as const satisfies readonly PositionKind[];

export const isLeadership = (kind: PositionKind): boolean => LEADERSHIP_KINDS.some((leading) => leading === kind);

export interface PositionState {
  /** Unit code to whether it is active. */
  readonly units: ReadonlyMap<string, { readonly active: boolean }>;
  readonly positions: ReadonlyMap<string, Position>;
  /** How many active employees hold a post, by position code. */
  readonly holders: ReadonlyMap<string, number>;
}

/** Which rows may be recorded: posts stay one tree under the mayor's, led by leaders, and no holder loses his post. */
export const decidePositions = (rows: readonly Numbered<Position>[], state: PositionState): Verdict<Position>[] =>
  settle(rows, {
    keyOf: (position) => position.code,
    judge: (kept) => judge(kept, state),
    isKnown: (position) => isSamePosition(position, state.positions.get(position.code)),
  });

function judge(rows: readonly Numbered<Position>[], state: PositionState): Findings {
  const findings = new Findings();
  const next = new Map(state.positions);
  for (const { row } of rows) next.set(row.code, row);
  const cyclic = inCycle(new Map([...next].map(([code, position]) => [code, position.reportsToCode])));
  const stepsDown = new Map(
    rows.filter(({ row }) => !isLeadership(row.kind)).map(({ row, number }) => [row.code, number]),
  );

  for (const { number, row } of rows) {
    judgeUnit(findings, number, row, state);
    judgeSuperior(findings, number, row, next, stepsDown);
    judgeHolders(findings, number, row, state);
    if (cyclic.has(row.code))
      findings.add(number, { code: 'POSITION_CYCLE', field: '/reportsToCode', params: { code: row.code } });
  }
  const leading = new Set([...next.values()].map((position) => position.reportsToCode));
  for (const [code, number] of stepsDown)
    if (leading.has(code)) findings.add(number, { code: 'POSITION_LEADS_OTHERS', field: '/kind', params: { code } });
  return findings;
}

function judgeUnit(findings: Findings, number: number, row: Position, state: PositionState): void {
  const unit = state.units.get(row.unitCode);
  const blame = { field: '/unitCode', params: { unitCode: row.unitCode } };
  if (unit === undefined) findings.add(number, { code: 'UNKNOWN_UNIT', ...blame });
  else if (row.active && !unit.active) findings.add(number, { code: 'UNIT_CLOSED', ...blame });
}

function judgeSuperior(
  findings: Findings,
  number: number,
  row: Position,
  next: ReadonlyMap<string, Position>,
  stepsDown: ReadonlyMap<string, number>,
): void {
  if (row.kind === 'KEPALA_DAERAH') {
    if (row.reportsToCode !== null) findings.add(number, { code: 'MAYOR_REPORTS_TO_NOBODY', field: '/reportsToCode' });
    return;
  }
  if (row.reportsToCode === null) {
    findings.add(number, { code: 'SUPERIOR_REQUIRED', field: '/reportsToCode' });
    return;
  }
  const superior = next.get(row.reportsToCode);
  const blame = { field: '/reportsToCode', params: { reportsToCode: row.reportsToCode } };
  if (superior === undefined) findings.add(number, { code: 'UNKNOWN_SUPERIOR', ...blame });
  else if (!isLeadership(superior.kind) && !stepsDown.has(superior.code))
    findings.add(number, { code: 'SUPERIOR_NOT_A_LEADER', ...blame });
}

function judgeHolders(findings: Findings, number: number, row: Position, state: PositionState): void {
  const holders = state.holders.get(row.code) ?? 0;
  const before = state.positions.get(row.code);
  if (holders === 0 || before === undefined) return;
  const params = { code: row.code, holders };
  if (!row.active) findings.add(number, { code: 'POSITION_HELD', field: '/active', params });
  if (isLeadership(row.kind) && holders > 1)
    findings.add(number, { code: 'LEADER_POST_HELD_BY_MANY', field: '/kind', params });
  if ((row.kind === 'KEPALA_DAERAH') !== (before.kind === 'KEPALA_DAERAH'))
    findings.add(number, { code: 'MAYOR_POST_HELD', field: '/kind', params });
}

const isSamePosition = (position: Position, other: Position | undefined): boolean =>
  other !== undefined &&
  position.title === other.title &&
  position.kind === other.kind &&
  position.unitCode === other.unitCode &&
  position.reportsToCode === other.reportsToCode &&
  position.active === other.active;
