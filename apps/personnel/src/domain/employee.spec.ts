import { CITY_POSITIONS, byCode, employeeRow, position } from './examples.js';
import { type EmployeeRow, readEmployee } from './employee.js';

const posts = byCode([...CITY_POSITIONS, position('closed', { active: false })]);
const codes = (row: EmployeeRow): string[] => {
  const result = readEmployee(row, posts);
  return result.ok ? [] : result.violations.map(({ code }) => code);
};

const MAYOR = employeeRow(0, {
  nip: null,
  status: 'PEJABAT_NEGARA',
  rank: null,
  positionCode: 'walikota',
  serviceSince: '2025-02-20',
});
const PPPK = employeeRow(0, { nip: '199608182022211001', status: 'PPPK', rank: 'IX', serviceSince: '2022-03-01' });

describe('an employee', () => {
  it('who is PNS has served since the TMT month in his NIP', () => {
    expect(readEmployee(employeeRow(1, { nip: '19860926 201505 1 001' }), posts)).toEqual({
      ok: true,
      value: {
        nip: '198609262015051001',
        name: 'Pegawai 1',
        status: 'PNS',
        rank: 'III/b',
        positionCode: 'operator',
        serviceSince: '2015-05-01',
        active: true,
      },
    });
  });

  it('may have served since another day, when it is written', () => {
    expect(readEmployee(employeeRow(1, { serviceSince: '2014-01-01' }), posts)).toMatchObject({
      value: { serviceSince: '2014-01-01' },
    });
  });

  it('who is PPPK needs the day written, since NI PPPK holds no month', () => {
    expect(codes(PPPK)).toEqual([]);
    expect(codes({ ...PPPK, serviceSince: null })).toEqual(['SERVICE_SINCE_REQUIRED']);
  });

  it('cannot have served since before he was born', () => {
    expect(codes(employeeRow(1, { serviceSince: '1986-09-26' }))).toEqual(['SERVICE_BEFORE_BIRTH']);
  });

  it.each([
    ['the NIP of another status', { nip: '199608182022211001' }, ['NIP_TMT_MONTH']],
    ['no NIP', { nip: null }, ['NIP_REQUIRED']],
    ['a rank of another status', { rank: 'IX' }, ['RANK_NOT_FOR_STATUS']],
    ['no rank', { rank: null }, ['RANK_NOT_FOR_STATUS']],
    ['a post that does not exist', { positionCode: 'nowhere' }, ['UNKNOWN_POSITION']],
    ['a closed post', { positionCode: 'closed' }, ['POSITION_CLOSED']],
    ["the mayor's post", { positionCode: 'walikota' }, ['POSITION_NOT_FOR_STATUS']],
  ])('who is PNS cannot have %s', (_, changes, expected) => {
    expect(codes(employeeRow(1, changes))).toEqual(expected);
  });

  it('who has left may be recorded with the closed post that he held', () => {
    expect(codes(employeeRow(1, { positionCode: 'closed', active: false }))).toEqual([]);
  });

  it('is told all that is wrong at once, with the fields', () => {
    const result = readEmployee(employeeRow(1, { nip: '19', rank: 'IX', positionCode: 'nowhere' }), posts);
    expect(result).toMatchObject({
      violations: [
        { code: 'NIP_LENGTH', field: '/nip' },
        { code: 'RANK_NOT_FOR_STATUS', field: '/rank' },
        { code: 'UNKNOWN_POSITION', field: '/positionCode' },
      ],
    });
  });
});

describe('the mayor', () => {
  it('has neither NIP nor rank', () => {
    expect(codes(MAYOR)).toEqual([]);
    expect(codes({ ...MAYOR, nip: '198609262015051001' })).toEqual(['NIP_NOT_FOR_STATUS']);
    expect(codes({ ...MAYOR, rank: 'IV/e' })).toEqual(['RANK_NOT_FOR_STATUS']);
  });

  it('holds no other post', () => {
    expect(codes({ ...MAYOR, positionCode: 'kadis' })).toEqual(['POSITION_NOT_FOR_STATUS']);
  });
});
