import { asId, type EmployeeId, type ServiceCode } from '#civil-service';
import { type Finish, rollUp, staleAfter, UNMEASURED } from './roll-up.js';
import { bucketOf } from './turnaround-buckets.js';

const HOUR = 3_600_000;
const akta = asId<ServiceCode>('akta-kelahiran');
const standards = new Map([
  [akta, [{ effectiveFrom: '2025-01-01', hours: 24 }]],
  [asId<ServiceCode>('kk'), []],
]);

const finish = (hours: number | null, more: Partial<Finish> = {}): Finish => ({
  serviceCode: akta,
  officerId: asId<EmployeeId>('rina'),
  finishedOn: '2025-03-31',
  turnaroundMs: hours === null ? null : hours * HOUR,
  ...more,
});

describe('the roll-up', () => {
  it('adds a finished request to its day and bucket', () => {
    expect(rollUp([{ before: undefined, after: finish(5) }], standards)).toEqual([
      {
        serviceCode: akta,
        officerId: 'rina',
        day: '2025-03-31',
        bucket: bucketOf(5 * HOUR),
        n: 1,
        judged: 1,
        onTime: 1,
      },
    ]);
  });

  it('takes a value back when a late event changes it', () => {
    const deltas = rollUp([{ before: finish(5), after: finish(30) }], standards);
    expect(deltas).toEqual([
      expect.objectContaining({ bucket: bucketOf(5 * HOUR), n: -1, judged: -1, onTime: -1 }),
      expect.objectContaining({ bucket: bucketOf(30 * HOUR), n: 1, judged: 1, onTime: 0 }),
    ]);
  });

  it('adds up within a cell and leaves out what cancels', () => {
    const changes = [
      { before: undefined, after: finish(5) },
      { before: undefined, after: finish(5) },
      { before: undefined, after: finish(30) },
      { before: finish(30), after: undefined },
      { before: finish(7), after: finish(7) },
    ];
    expect(rollUp(changes, standards)).toEqual([expect.objectContaining({ n: 2, judged: 2, onTime: 2 })]);
  });

  it('counts a finish with nothing measured apart, and judges it not', () => {
    expect(rollUp([{ before: undefined, after: finish(null) }], standards)).toEqual([
      expect.objectContaining({ bucket: UNMEASURED, n: 1, judged: 0, onTime: 0 }),
    ]);
  });

  it('does not judge where no standard was in force', () => {
    expect(rollUp([{ before: undefined, after: finish(5, { finishedOn: '2024-12-31' }) }], standards)).toEqual([
      expect.objectContaining({ n: 1, judged: 0, onTime: 0 }),
    ]);
  });

  it('makes both quarters stale when a finish moves from one to the other, and none without an officer', () => {
    const moved = { before: finish(5), after: finish(9, { finishedOn: '2025-04-01' }) };
    const automatic = { before: undefined, after: finish(5, { officerId: null }) };
    expect(staleAfter([moved, moved, automatic])).toEqual([
      { officerId: 'rina', serviceCode: akta, year: 2025, quarter: 1 },
      { officerId: 'rina', serviceCode: akta, year: 2025, quarter: 2 },
    ]);
    expect(staleAfter([{ before: finish(5), after: finish(5) }])).toEqual([]);
  });
});
