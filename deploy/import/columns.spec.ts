import { bodyOf, layoutOf, WrongHeadings } from './columns.js';
import { timeOf } from './kinds/events.js';
import { KINDS } from './kinds/index.js';

const columns = KINDS.get('employees')?.().columns ?? [];
const HEADER = ['NIP', 'Nama', 'status', 'golongan', 'kode_jabatan'];

describe('The columns of a file', () => {
  it('may be named in either language, in any order and any case', () => {
    const layout = layoutOf(['Kode Jabatan', 'STATUS', 'name', 'Nip', 'rank', 'TMT', 'aktif'], columns);
    expect(bodyOf(layout, [' Operator ', 'PNS', 'Siti', '1986', '', '', 'ya'])).toEqual({
      positionCode: 'Operator',
      status: 'PNS',
      name: 'Siti',
      nip: '1986',
      rank: null,
      serviceSince: null,
      active: true,
    });
  });

  it('call an event by the word of the contract, and take the older one too', () => {
    const events = KINDS.get('events')?.().columns ?? [];
    const rest = ['waktu', 'nomor permohonan', 'kode layanan'];
    for (const heading of ['Kejadian', 'Peristiwa']) {
      expect(layoutOf([heading, ...rest], events).map(({ field }) => field)).toContain('type');
    }
    expect(() => layoutOf(rest, events)).toThrow(/lacks type \(kejadian\)/);
  });

  it('leave out what the file does not have', () => {
    expect(bodyOf(layoutOf(HEADER, columns), ['1', 'S', 'PNS', 'III/b', 'x'])).not.toHaveProperty('active');
  });

  it.each([
    [['NIP', 'Nama', 'gaji'], /no column "gaji"/],
    [HEADER.slice(1), /lacks nip/],
    [[...HEADER, 'nip'], /there twice/],
    [[''], /no column ""/],
  ])('that do not fit are refused: %j', (header, advice) => {
    expect(() => layoutOf(header, columns)).toThrow(WrongHeadings);
    expect(() => layoutOf(header, columns)).toThrow(advice);
  });

  it.each([
    ['2025-03-03 08:15', '2025-03-03T08:15:00+07:00'],
    ['2025-03-03T08:15:30', '2025-03-03T08:15:30+07:00'],
    ['2025-03-03T01:15:30Z', '2025-03-03T01:15:30Z'],
    ['kemarin', 'kemarin'],
  ])('of a time without a zone are the city’s: %s', (cell, expected) => {
    expect(timeOf(cell)).toBe(expected);
  });
});
