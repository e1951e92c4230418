import type { Violation } from '#civil-service';
import type { PersonnelViolation } from './violation.js';

/** A row with its number in the request, the first being 1. */
export interface Numbered<Row> {
  readonly number: number;
  readonly row: Row;
}

export interface Rejected {
  readonly number: number;
  readonly outcome: 'rejected';
  readonly violations: readonly Violation[];
}

export interface Kept<Row> extends Numbered<Row> {
  readonly outcome: 'recorded' | 'unchanged';
}

/** What becomes of one row of an import. */
export type Verdict<Row> = Kept<Row> | Rejected;

export interface RowRules<Row> {
  /** What the row speaks of: two rows of one request may not speak of the same thing. */
  keyOf(row: Row): string;
  /** Which of these rows would break a rule if all of them were recorded. */
  judge(rows: readonly Numbered<Row>[]): Findings;
  /** Whether the row says nothing new. */
  isKnown(row: Row): boolean;
}

/** The violations found in one look at the rows, by row number. */
export class Findings {
  readonly byNumber = new Map<number, PersonnelViolation[]>();

  add(number: number, violation: PersonnelViolation): void {
    const known = this.byNumber.get(number);
    if (known === undefined) this.byNumber.set(number, [violation]);
    else known.push(violation);
  }
}

/**
 * Keeps the rows that hold all rules together and says of each other one why not.
 * A row may lean on another of the same request (its parent, the leader who makes room), so after each refusal those left
 * are judged again.
 */
export const settle = <Row>(rows: readonly Numbered<Row>[], rules: RowRules<Row>): Verdict<Row>[] => {
  const refusals = new Map(duplicates(rows, rules).byNumber);
  let kept = rows.filter(({ number }) => !refusals.has(number));
  for (;;) {
    const found = rules.judge(kept).byNumber;
    if (found.size === 0) break;
    for (const [number, violations] of found) refusals.set(number, violations);
    kept = kept.filter(({ number }) => !found.has(number));
  }
  return rows.map(({ number, row }): Verdict<Row> => {
    const violations = refusals.get(number);
    if (violations !== undefined) return { number, outcome: 'rejected', violations };
    return { number, row, outcome: rules.isKnown(row) ? 'unchanged' : 'recorded' };
  });
};

function duplicates<Row>(rows: readonly Numbered<Row>[], rules: RowRules<Row>): Findings {
  const first = new Map<string, number>();
  const findings = new Findings();
  for (const { number, row } of rows) {
    const firstNumber = first.get(rules.keyOf(row));
    if (firstNumber === undefined) first.set(rules.keyOf(row), number);
    else findings.add(number, { code: 'DUPLICATE_ROW', params: { row: firstNumber } });
  }
  return findings;
}

export const isRecorded = <Row>(verdict: Verdict<Row>): verdict is Kept<Row> => verdict.outcome === 'recorded';
