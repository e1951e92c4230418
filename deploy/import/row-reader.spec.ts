import { layoutOf } from './columns.js';
import { serviceEvents } from './kinds/events.js';
import { RowReader } from './row-reader.js';

const HEADINGS = ['kejadian', 'waktu', 'nomor permohonan', 'kode layanan', 'id'];
const received = (id: string): string[] => ['diterima', '2025-03-03 10:00', 'AKL-1', 'akta-kelahiran', id];
const finished = (id: string): string[] => ['selesai', '2025-03-04 10:00', 'AKL-1', 'akta-kelahiran', id];

describe('Rows of events', () => {
  let reader: RowReader;
  let line: number;

  beforeEach(() => {
    const kind = serviceEvents();
    reader = new RowReader({ layout: layoutOf(HEADINGS, kind.columns), headings: HEADINGS }, kind, 'en');
    line = 1;
  });

  const rowOf = (cells: readonly string[]) => {
    line += 1;
    return { cells: [...cells], from: line, to: line };
  };
  const codesOf = (cells: readonly string[]): string[] => reader.read(rowOf(cells)).errors.map(({ code }) => code);

  it('that give another event’s id are refused, each time, instead of being lost as its duplicates', () => {
    expect(codesOf(received('K-1'))).toEqual([]);
    const { errors } = reader.read(rowOf(finished('K-1')));
    expect(errors).toEqual([
      { field: '/id', code: 'ID_USED_TWICE', message: expect.stringContaining('line 2 of this file') as string },
    ]);
    expect(codesOf(finished('K-1'))).toEqual(['ID_USED_TWICE']);
  });

  it('may come again as they are', () => {
    expect([received('K-1'), received('K-1'), finished('K-2')].flatMap(codesOf)).toEqual([]);
  });

  it('need no id', () => {
    expect([received(''), finished(''), received('')].flatMap(codesOf)).toEqual([]);
  });

  it('are held against those of an earlier run, too', () => {
    reader.pass(rowOf(received('K-1')));
    expect(codesOf(finished('K-1'))).toEqual(['ID_USED_TWICE']);
  });
});
