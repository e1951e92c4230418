import { Injectable } from '@nestjs/common';
import type { EmployeeId } from '#civil-service';
import { type Transaction, UnitOfWork, type Work } from '#messaging';
import { RuleRefused, notFound } from '#platform';
import type { EmployeeRow } from '../domain/employee.js';
import { type Numbered, type Rejected, isRecorded } from '../domain/settling.js';
import { decideEmployees, isPublic } from '../domain/staffing.js';
import { findEmployee, loadConcerned, saveEmployees } from '../persistence/employees.js';
import { oneChangeAtATime } from '../persistence/one-change-at-a-time.js';
import { loadPositions } from '../persistence/positions.js';
import { publishEmployees } from '../persistence/publish-employees.js';
import { type Done, doneWith } from './import-rows/import-report.js';

/** The way that every change of employees takes: decide, save, publish whom it concerns, in one transaction. */
@Injectable()
export class EmployeeChange {
  constructor(private readonly work: UnitOfWork) {}

  /** Records the rows that the rules let through. */
  record(rows: readonly Numbered<EmployeeRow>[]): Promise<(Done | Rejected)[]> {
    return this.work.commit(async (tx) => {
      await oneChangeAtATime(tx);
      return this.#recordIn(tx, rows);
    });
  }

  /**
   * Changes one employee.
   * @throws Problem 404 when there is no such employee, RuleRefused when the rules say no
   */
  async edit(employeeId: EmployeeId, changes: Partial<EmployeeRow>): Promise<void> {
    await this.work.commit(async (tx) => {
      await oneChangeAtATime(tx);
      const employee = (await findEmployee(tx, employeeId)) ?? notFound('UNKNOWN_EMPLOYEE');
      const work = await this.#recordIn(tx, [{ number: 1, row: { ...employee, ...changes } }]);
      for (const done of work.value) {
        const [first, ...rest] = done.outcome === 'rejected' ? done.violations : [];
        if (first !== undefined) throw new RuleRefused([first, ...rest]);
      }
      return work;
    });
  }

  async #recordIn(tx: Transaction, rows: readonly Numbered<EmployeeRow>[]): Promise<Work<(Done | Rejected)[]>> {
    const positions = await loadPositions(tx);
    const employees = await loadConcerned(
      tx,
      rows.map(({ row }) => row),
    );
    const verdicts = decideEmployees(rows, { positions, employees });
    const changed = verdicts.filter(isRecorded).map(({ row }) => row);
    const ids = await saveEmployees(tx, changed, positions);
    const idOf = new Map(changed.map((staffing, index) => [staffing, ids[index]]));
    const published = changed.filter(isPublic).flatMap((staffing) => idOf.get(staffing) ?? []);
    const events = published.length === 0 ? [] : await publishEmployees(tx, published);
    return { value: verdicts.map(doneWith((row) => row.before?.employeeId ?? idOf.get(row))), events };
  }
}
