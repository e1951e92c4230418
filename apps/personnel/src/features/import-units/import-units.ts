import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#messaging';
import { type Numbered, type Rejected, isRecorded } from '../../domain/settling.js';
import { type Unit, decideUnits } from '../../domain/unit.js';
import { oneChangeAtATime } from '../../persistence/one-change-at-a-time.js';
import { loadStaffedUnits, loadUnits, saveUnits } from '../../persistence/units.js';
import { type Done, doneWith } from '../import-rows/import-report.js';

@Injectable()
export class ImportUnits {
  constructor(private readonly work: UnitOfWork) {}

  /** Records the rows that the rules let through. */
  record(rows: readonly Numbered<Unit>[]): Promise<(Done | Rejected)[]> {
    return this.work.commit(async (tx) => {
      await oneChangeAtATime(tx);
      const units = await loadUnits(tx);
      const verdicts = decideUnits(rows, { units, staffed: await loadStaffedUnits(tx) });
      const changed = verdicts.filter(isRecorded).map(({ row }) => row);
      const { ids, events } = await saveUnits(tx, changed, units);
      return { value: verdicts.map(doneWith(({ code }) => ids.get(code))), events };
    });
  }
}
