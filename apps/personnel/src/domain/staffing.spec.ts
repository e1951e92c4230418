import fc from 'fast-check';
import type { Employee, EmployeeRow } from './employee.js';
import { CITY_POSITIONS, byCode, employeeId, employeeRow, known, numbered, told } from './examples.js';
import { isRecorded } from './settling.js';
import { type KnownEmployee, type StaffingState, decideEmployees, isPublic } from './staffing.js';

const given = (...employees: KnownEmployee[]): StaffingState => ({ positions: byCode(CITY_POSITIONS), employees });
const when = (state: StaffingState, ...rows: EmployeeRow[]) => told(decideEmployees(numbered(...rows), state));

const mayorRow = (name: string, changes: Partial<EmployeeRow> = {}): EmployeeRow =>
  employeeRow(0, {
    nip: null,
    name,
    status: 'PEJABAT_NEGARA',
    rank: null,
    positionCode: 'walikota',
    serviceSince: '2025-02-20',
    ...changes,
  });
const mayor = (name: string): KnownEmployee =>
  known(900, {
    nip: null,
    name,
    status: 'PEJABAT_NEGARA',
    rank: null,
    positionCode: 'walikota',
    serviceSince: '2025-02-20',
  });

describe('an import of employees', () => {
  it('records new ones and changes nothing the second time', () => {
    expect(when(given(), employeeRow(1), employeeRow(2))).toEqual(['recorded', 'recorded']);
    expect(when(given(known(1), known(2)), employeeRow(1), employeeRow(2))).toEqual(['unchanged', 'unchanged']);
  });

  it('finds an employee by his NIP however it is spaced', () => {
    expect(when(given(known(1)), employeeRow(1, { nip: '19860926 201505 1 001' }))).toEqual(['unchanged']);
  });

  it('keeps good rows beside bad ones, in the order of the request', () => {
    expect(when(given(), employeeRow(1, { rank: 'X' }), employeeRow(2), employeeRow(3, { nip: '1' }))).toEqual([
      ['RANK_NOT_FOR_STATUS'],
      'recorded',
      ['NIP_LENGTH'],
    ]);
  });

  it('refuses a second row about one employee, by NIP or by id', () => {
    expect(when(given(), employeeRow(1), employeeRow(1, { name: 'Lain' }))).toEqual(['recorded', ['DUPLICATE_ROW']]);
    expect(when(given(known(1)), employeeRow(1), employeeRow(1, { employeeId: employeeId(1) }))).toEqual([
      'unchanged',
      ['DUPLICATE_ROW'],
    ]);
  });

  it('changes the NIP of an employee who is named by id', () => {
    const row = employeeRow(7, { employeeId: employeeId(1) });
    const [verdict] = decideEmployees(numbered(row), given(known(1)));
    expect(verdict).toMatchObject({ outcome: 'recorded', row: { before: known(1), after: { nip: row.nip } } });
  });

  it('refuses an id that nobody has', () => {
    expect(when(given(), employeeRow(1, { employeeId: employeeId(1) }))).toEqual([['UNKNOWN_EMPLOYEE']]);
  });

  it('refuses a NIP that somebody else has, also one who has left', () => {
    const row = employeeRow(2, { employeeId: employeeId(1) });
    expect(when(given(known(1), known(2)), row)).toEqual([['NIP_TAKEN']]);
    expect(when(given(known(1), known(2, { active: false })), row)).toEqual([['NIP_TAKEN']]);
  });

  it('lets a NIP be taken over when its holder gets another one in the same request', () => {
    const state = given(known(1), known(2));
    const swapped = [employeeRow(2, { employeeId: employeeId(1) }), employeeRow(1, { employeeId: employeeId(2) })];
    expect(when(state, ...swapped)).toEqual(['recorded', 'recorded']);
  });
});

describe('a post of leadership', () => {
  const kadis = { positionCode: 'kadis' };

  it('has one holder: the second is refused', () => {
    expect(when(given(), employeeRow(1, kadis), employeeRow(2, kadis))).toEqual(['recorded', ['LEADER_POST_TAKEN']]);
    expect(when(given(known(1, kadis)), employeeRow(2, kadis))).toEqual([['LEADER_POST_TAKEN']]);
  });

  it('stays with who holds it, wherever his row stands in the request', () => {
    expect(when(given(known(1, kadis)), employeeRow(2, kadis), employeeRow(1, kadis))).toEqual([
      ['LEADER_POST_TAKEN'],
      'unchanged',
    ]);
  });

  it('passes to a successor in one request with the leave of its holder, in any order', () => {
    const state = given(known(1, kadis));
    const leaves = employeeRow(1, { ...kadis, active: false });
    expect(when(state, employeeRow(2, kadis), leaves)).toEqual(['recorded', 'recorded']);
    expect(when(state, employeeRow(1), employeeRow(2, kadis))).toEqual(['recorded', 'recorded']);
  });

  it('does not pass on while the leave of its holder is refused', () => {
    const leavesWrongly = employeeRow(1, { positionCode: 'nowhere' });
    expect(when(given(known(1, kadis)), employeeRow(2, kadis), leavesWrongly)).toEqual([
      ['LEADER_POST_TAKEN'],
      ['UNKNOWN_POSITION'],
    ]);
  });

  it('is exchanged by two leaders in one request', () => {
    const state = given(known(1, kadis), known(2, { positionCode: 'kabid' }));
    expect(when(state, employeeRow(1, { positionCode: 'kabid' }), employeeRow(2, kadis))).toEqual([
      'recorded',
      'recorded',
    ]);
  });

  it('may have held by any number of people who have left', () => {
    const left = known(1, { ...kadis, active: false });
    expect(when(given(left), employeeRow(2, kadis))).toEqual(['recorded']);
  });

  it('never has two active holders, whatever rows come', () => {
    const row = fc.record({
      serial: fc.integer({ min: 1, max: 6 }),
      positionCode: fc.constantFrom('kadis', 'kabid', 'operator', 'nowhere'),
      active: fc.boolean(),
      renumbers: fc.option(fc.integer({ min: 1, max: 6 })),
    });
    const state = given(known(1, kadis), known(2, { positionCode: 'kabid' }), known(3));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const written = rows.map(({ serial, renumbers, ...rest }) =>
          employeeRow(serial, { ...rest, employeeId: renumbers === null ? null : employeeId(renumbers) }),
        );
        const after = new Map(state.employees.map((each) => [String(each.employeeId), each as Employee]));
        for (const verdict of decideEmployees(numbered(...written), state))
          if (isRecorded(verdict))
            after.set(verdict.row.before?.employeeId ?? `new ${verdict.number}`, verdict.row.after);
        const leaders = [...after.values()].filter((each) => each.active && each.positionCode !== 'operator');
        expect(new Set(leaders.map((each) => each.positionCode)).size).toBe(leaders.length);
        expect(new Set([...after.values()].map((each) => each.nip)).size).toBe(after.size);
      }),
    );
  });
});

describe('the mayor', () => {
  it('is the same person while his name and post are the same', () => {
    expect(when(given(mayor('Bu Wali')), mayorRow('Bu Wali'))).toEqual(['unchanged']);
  });

  it('is followed by somebody else, once he has left', () => {
    expect(when(given(mayor('Bu Wali')), mayorRow('Pak Wali'))).toEqual([['LEADER_POST_TAKEN']]);
    expect(when(given(mayor('Bu Wali')), mayorRow('Pak Wali'), mayorRow('Bu Wali', { active: false }))).toEqual([
      'recorded',
      'recorded',
    ]);
  });
});

describe('what other services see of an employee', () => {
  const changed = (changes: Partial<KnownEmployee>): boolean =>
    isPublic({ before: known(1), after: { ...known(1), ...changes } });

  it('is not changed by a name or a NIP', () => {
    expect(changed({ name: 'Nama Baru' })).toBe(false);
    expect(changed({ nip: known(2).nip })).toBe(false);
  });

  it('is changed by status, rank, post, service and leave', () => {
    expect(changed({ status: 'CPNS' })).toBe(true);
    expect(changed({ rank: 'III/c' })).toBe(true);
    expect(changed({ positionCode: 'kabid' })).toBe(true);
    expect(changed({ serviceSince: '2016-01-01' })).toBe(true);
    expect(changed({ active: false })).toBe(true);
  });
});
