import type { UnitKind } from '#civil-service';
import { Findings, type Numbered, type Verdict, settle } from './settling.js';
import { inCycle } from './tree.js';

/** An organisational unit. People know it by its code, which is in lower case as its Kafka topic is. */
export interface Unit {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parentCode: string | null;
  readonly active: boolean;
}

export interface UnitState {
  readonly units: ReadonlyMap<string, Unit>;
  /** Codes of units that have an active position. */
  readonly staffed: ReadonlySet<string>;
}

/** Which rows may be recorded: the units stay one or more trees, and nothing active hangs under what is closed. */
export const decideUnits = (rows: readonly Numbered<Unit>[], state: UnitState): Verdict<Unit>[] =>
  settle(rows, {
    keyOf: (unit) => unit.code,
    judge: (kept) => judge(kept, state),
    isKnown: (unit) => isSameUnit(unit, state.units.get(unit.code)),
  });

function judge(rows: readonly Numbered<Unit>[], state: UnitState): Findings {
  const findings = new Findings();
  const next = new Map(state.units);
  for (const { row } of rows) next.set(row.code, row);
  const cyclic = inCycle(new Map([...next].map(([code, unit]) => [code, unit.parentCode])));
  const closing = new Map(rows.filter(({ row }) => !row.active).map(({ row, number }) => [row.code, number]));

  for (const { number, row } of rows) {
    const parentCode = row.parentCode ?? '';
    if (row.parentCode !== null && !next.has(row.parentCode))
      findings.add(number, { code: 'UNKNOWN_PARENT_UNIT', field: '/parentCode', params: { parentCode } });
    if (cyclic.has(row.code))
      findings.add(number, { code: 'UNIT_CYCLE', field: '/parentCode', params: { code: row.code, parentCode } });
    if (row.active && next.get(parentCode)?.active === false && !closing.has(parentCode))
      findings.add(number, { code: 'PARENT_UNIT_CLOSED', field: '/parentCode', params: { parentCode } });
  }
  const inUse = new Set(state.staffed);
  for (const unit of next.values()) if (unit.active && unit.parentCode !== null) inUse.add(unit.parentCode);
  for (const [code, number] of closing)
    if (inUse.has(code)) findings.add(number, { code: 'UNIT_IN_USE', field: '/active', params: { code } });
  return findings;
}

const isSameUnit = (unit: Unit, other: Unit | undefined): boolean =>
  other !== undefined &&
  unit.name === other.name &&
  unit.kind === other.kind &&
  unit.parentCode === other.parentCode &&
  unit.active === other.active;
