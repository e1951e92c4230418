import { DEPARTMENT, SERVICE } from '../city.js';
import type { Work } from '../department/department.js';
import { must, there } from '../scene.js';
import type { Step } from '../stage.js';

interface Turnaround {
  readonly key: string;
  readonly count: number;
  readonly onTimeShare: number | null;
  readonly medianHours: number | null;
}

const PATH = `/api/service-metrics/turnaround?service=${SERVICE}&unit=${DEPARTMENT}&by=quarter`;

export const measureTurnaround: Step<[Work], null> = {
  name: 'turnaround',
  proves: 'Each certificate counts once by the service clock, in whatever order its events came.',
  services: ['service-metrics'],
  run: async ({ gateway, until }, work) => {
    const rows = await until(async () => {
      const { rows } = await gateway.get<{ rows: Turnaround[] }>(PATH);
      const counted = rows.reduce((sum, { count }) => sum + count, 0);
      must(counted === work.finished, `${counted} of ${work.finished} certificates are counted`);
      return rows;
    });
    return { value: null, found: rows.map(textOf).join('; ') };
  },
};

const textOf = ({ key, count, medianHours, onTimeShare }: Turnaround): string =>
  `${key}: ${count} certificates, median ${there(medianHours, 'no median')} h, ${there(onTimeShare, 'no share')} % within 24 h`;
