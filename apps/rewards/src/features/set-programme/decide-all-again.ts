import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#messaging';
import { employeesAppraisedFrom } from '../../persistence/outcomes-table.js';
import { decideAgain } from '../decide-again.js';

/** A whole city in one transaction would hold more locks than PostgreSQL has room for. */
const PAGE = 500;

/** Decides anew about everybody whom changed criteria concern, page by page; once more finishes what was interrupted. */
@Injectable()
export class DecideAllAgain {
  constructor(private readonly work: UnitOfWork) {}

  /** `day`: periods that end before it are left as they are. @returns how many decisions changed. */
  async from(day: string): Promise<number> {
    let changed = 0;
    for (let after: string | null = null; ;) {
      const page: { last: string | undefined; changed: number } = await this.work.commit(async (tx) => {
        const employeeIds = await employeesAppraisedFrom(tx, day, after, PAGE);
        const events = await decideAgain(tx, employeeIds, new Date());
        return { value: { last: employeeIds.at(-1), changed: events.length }, events };
      });
      changed += page.changed;
      if (page.last === undefined) return changed;
      after = page.last;
    }
  }
}
