import { DEPARTMENT, SERVICE, YEAR } from '../city.js';
import { must, type Scene, there } from '../scene.js';
import type { Step } from '../stage.js';
import { countsOf } from '../told.js';
import type { Appraised } from './appraise.js';
import type { Corrected } from './correct-appraisal.js';

interface Side {
  readonly period: string;
  readonly count: number;
  readonly medianHours: number | null;
  readonly onTimeShare: number | null;
}

export interface Report {
  readonly distribution: { readonly appraised: number; readonly predicates: readonly Share[] };
  readonly turnaround: { readonly before: Side | null; readonly after: Side | null };
}

interface Share {
  readonly predicate: string;
  readonly count: number;
}

const QUESTION = `service=${SERVICE}&before=2024-Q4&after=2025-Q1&year=${YEAR}`;

export const reportOn = ({ gateway }: Pick<Scene, 'gateway'>, whom: 'city' | 'unit'): Promise<Report> =>
  gateway.get<Report>(`/api/service-metrics/reports/${whom === 'city' ? 'city' : `units/${DEPARTMENT}`}?${QUESTION}`);

export const report: Step<[unknown, Appraised, Corrected | null], null> = {
  name: 'report',
  proves: 'By itself: the reports of unit and city show the fallen median and all predicates.',
  services: ['service-metrics'],
  run: async (scene, _counted, appraised, corrected) => {
    const expected = countsOf(
      appraised.map(({ employeeId, predicate }) =>
        employeeId === corrected?.employeeId ? corrected.predicate : predicate,
      ),
    );
    const [unit] = await scene.until(() =>
      Promise.all((['unit', 'city'] as const).map(async (whom) => shows(await reportOn(scene, whom), expected))),
    );
    const { before, after } = there(unit, 'no report').turnaround;
    const [then, now] = [there(before, 'no quarter before'), there(after, 'no quarter after')];
    must((now.medianHours ?? Infinity) < (then.medianHours ?? 0), 'the median has not fallen');
    return { value: null, found: `${sideText(then)}; ${sideText(now)}; predicates: ${expected}` };
  },
};

const shows = (found: Report, expected: string): Report => {
  const words = found.distribution.predicates.flatMap(({ predicate, count }) => Array<string>(count).fill(predicate));
  must(countsOf(words) === expected, `the report has ${countsOf(words) || 'nobody'}, appraisal has ${expected}`);
  return found;
};

const sideText = ({ period, medianHours, onTimeShare }: Side): string =>
  `${period} median ${medianHours ?? '–'} h, ${onTimeShare ?? '–'} % on time`;
