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

/** Whoever records the same reference at the same moment comes second and changes nothing. */
export async function saveCase(tx: Transaction, facts: DisciplineCaseFacts, now: Date): Promise<DisciplineCase> {
  const { reference, employeeId, level, decidedOn } = facts;
  await tx.query(
    `INSERT INTO discipline_case (reference, employee_id, level, decided_on, recorded_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (reference) DO NOTHING`,
    [reference, employeeId, level, decidedOn, now],
  );
  return { reference, employeeId, level, decidedOn, annulledAt: null };
}

export async function annulCase(tx: Transaction, before: DisciplineCase, now: Date): Promise<DisciplineCase> {
  await tx.query(`UPDATE discipline_case SET annulled_at = $2 WHERE reference = $1`, [before.reference, now]);
  return { ...before, annulledAt: now };
}
