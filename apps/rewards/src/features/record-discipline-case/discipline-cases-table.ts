import type { Transaction } from '#messaging';
import type { DisciplineCaseFacts, DisciplineLevel } from '../../domain/discipline-case.js';

export interface DisciplineCase extends DisciplineCaseFacts {
  readonly annulledAt: Date | null;
}

interface Row {
  readonly reference: string;
  readonly employeeId: string;
  readonly level: DisciplineLevel;
  readonly decidedOn: string;
  readonly annulledAt: Date | null;
}

export async function findCase(tx: Transaction, reference: string): Promise<DisciplineCase | undefined> {
  const [row] = await tx.query<Row[]>(
    `SELECT reference, employee_id AS "employeeId", level, decided_on::text AS "decidedOn", annulled_at AS "annulledAt"
     FROM discipline_case WHERE reference = $1 FOR UPDATE`,
    [reference],
  );
  return row;
}

/**
 * Adds a case unless its reference is taken; inserting first makes two of the same moment meet here.
 * @returns whether it was added
 */
export async function addCase(tx: Transaction, facts: DisciplineCaseFacts, now: Date): Promise<boolean> {
  const { reference, employeeId, level, decidedOn } = facts;
  const added = await tx.query<unknown[]>(
    `INSERT INTO discipline_case (reference, employee_id, level, decided_on, recorded_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (reference) DO NOTHING RETURNING reference`,
    [reference, employeeId, level, decidedOn, now],
  );
  return added.length > 0;
}

export async function annulCase(tx: Transaction, before: DisciplineCase, now: Date): Promise<DisciplineCase> {
  await tx.query(`UPDATE discipline_case SET annulled_at = $2 WHERE reference = $1`, [before.reference, now]);
  return { ...before, annulledAt: now };
}
