import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#messaging';
import { type Position, decidePositions } from '../../domain/position.js';
import { type Numbered, type Rejected, isRecorded } from '../../domain/settling.js';
import { oneChangeAtATime } from '../../persistence/one-change-at-a-time.js';
import { countHolders, loadPositions, savePositions } from '../../persistence/positions.js';
import { publishEmployees } from '../../persistence/publish-employees.js';
import { loadUnits } from '../../persistence/units.js';
import { type Done, doneWith } from '../import-rows/import-report.js';

@Injectable()
export class ImportPositions {
  constructor(private readonly work: UnitOfWork) {}

  /** Records the rows that the rules let through, and the lines of everybody whom they move. */
  record(rows: readonly Numbered<Position>[]): Promise<(Done | Rejected)[]> {
    return this.work.commit(async (tx) => {
      await oneChangeAtATime(tx);
      const units = await loadUnits(tx);
      const positions = await loadPositions(tx);
      const verdicts = decidePositions(rows, { units, positions, holders: await countHolders(tx) });
      const changed = verdicts.filter(isRecorded).map(({ row }) => row);
      const { ids, events } = await savePositions(tx, changed, positions, units);
      const moved = changed.length === 0 ? [] : await publishEmployees(tx, []);
      return { value: verdicts.map(doneWith(({ code }) => ids.get(code))), events: [...events, ...moved] };
    });
  }
}
