import { YEAR } from '../city.js';
import { inParallel } from '../../sample-city/in-parallel.js';
import { must, there, type Scene } from '../scene.js';
import type { Step } from '../stage.js';
import { type Indicator, type Plans, within24Hours } from './agree-plans.js';
import type { Personnel } from './import-personnel.js';

/** Per cent within 24 hours in the year by officer; null is "belum ada data". */
export type Evidence = ReadonlyMap<string, number | null>;

export const gatherEvidence: Step<[Personnel, Plans, unknown], Evidence> = {
  name: 'evidence',
  proves: 'Realisation becomes evidence at the plans, typed by nobody; no data is “belum ada data”, not 0.',
  services: ['service-metrics', 'target-setting'],
  run: async (scene, { cast }, plans) => {
    const { officers } = cast.department;
    const evidence = await scene.until(async () => {
      const counted = await countedByOfficer(scene);
      const values = await inParallel(officers, async ({ employeeId }) => {
        const indicator = await within24Hours(scene, plans.get(employeeId) ?? '');
        return [employeeId, ofYear(indicator, counted.get(employeeId) ?? 0)] as const;
      });
      return new Map(values);
    });
    must(evidence.get(cast.idle.employeeId) === null, 'the officer without requests has evidence');
    const known = [...evidence.values()].filter((value) => value !== null);
    const slowest = there(evidence.get(cast.slow.employeeId), 'the slow officer has no evidence');
    return {
      value: evidence,
      found: `${known.length} officers have between ${Math.min(...known)} % and ${Math.max(...known)} % within 24 h (${cast.slow.name}: ${slowest} %); ${cast.idle.name}: belum ada data`,
    };
  },
};

interface Counted {
  readonly key: string | null;
  readonly count: number;
}

const countedByOfficer = async ({ gateway }: Scene): Promise<ReadonlyMap<string | null, number>> => {
  const path = `/api/service-metrics/turnaround?by=officer&from=${YEAR}-01-01&to=${YEAR}-12-31`;
  const { rows } = await gateway.get<{ rows: Counted[] }>(path);
  return new Map(rows.map(({ key, count }) => [key, count]));
};

const ofYear = ({ evidence }: Indicator, finished: number): number | null => {
  const year = evidence.find(({ period }) => period === String(YEAR));
  const count = year?.count ?? 0;
  must(count === finished, `the evidence rests on ${count} of ${finished} certificates`);
  return year?.value ?? null;
};
