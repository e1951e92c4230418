import type { Predicate } from '#civil-service';
import type { Platform } from '../../local/platform.js';
import { YEAR } from '../city.js';
import { must } from '../scene.js';
import { seeded } from '../../sample-city/seeded.js';
import type { Step } from '../stage.js';
import type { Personnel } from './import-personnel.js';

interface Report {
  readonly recorded: number;
  readonly unchanged: number;
  readonly rejected: number;
}

/** Seven of ten were BAIK, two better and one worse. */
const earlierPredicate = (share: number): Predicate => {
  if (share < 0.1) return 'BUTUH_PERBAIKAN';
  return share < 0.8 ? 'BAIK' : 'SANGAT_BAIK';
};

export const importHistory: Step<[Platform, Personnel], null> = {
  name: 'history',
  proves: 'Predicates of 2024 come in by the import door; bringing them twice changes nothing.',
  services: ['appraisal'],
  run: async ({ gateway, seed, until }, { administratorToken }, { cast }) => {
    const random = seeded(seed, 'history');
    const rows = cast.department.people.map(({ employeeId }) => ({
      ...{ employeeId, year: YEAR - 1, predicate: earlierPredicate(random.share()) },
    }));
    const bring = () => gateway.post<Report>('/api/appraisal/history', { rows }, { bearer: administratorToken });
    let recorded = 0;
    // Rejected are employees of whom appraisal has not heard yet.
    await until(async () => {
      const report = await bring();
      recorded += report.recorded;
      must(report.rejected === 0, `${report.rejected} rows are rejected`);
    });
    const { unchanged } = await until(bring);
    must(unchanged === rows.length, `only ${unchanged} of ${rows.length} rows are unchanged the second time`);
    return { value: null, found: `${recorded} predicates of ${YEAR - 1} recorded; again: ${unchanged} unchanged` };
  },
};
