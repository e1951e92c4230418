import { byCode, numbered, told, unit } from './examples.js';
import { type Unit, type UnitState, decideUnits } from './unit.js';

const KOTA = unit('kota', { kind: 'KOTA' });
const DINAS = unit('dinas', { parentCode: 'kota' });

const given = (units: Unit[], staffed: string[] = []): UnitState => ({
  units: byCode(units),
  staffed: new Set(staffed),
});
const when = (state: UnitState, ...rows: Unit[]) => told(decideUnits(numbered(...rows), state));

describe('an import of units', () => {
  it('records units in any order within one request', () => {
    expect(when(given([]), unit('bidang', { parentCode: 'dinas' }), DINAS, KOTA)).toEqual([
      'recorded',
      'recorded',
      'recorded',
    ]);
  });

  it('changes nothing the second time', () => {
    expect(when(given([KOTA, DINAS]), KOTA, DINAS)).toEqual(['unchanged', 'unchanged']);
  });

  it('records a changed name, kind or parent', () => {
    const state = given([KOTA, DINAS]);
    expect(when(state, { ...DINAS, name: 'Dinas Baru' })).toEqual(['recorded']);
    expect(when(state, { ...DINAS, kind: 'BADAN' })).toEqual(['recorded']);
    expect(when(state, { ...DINAS, parentCode: null })).toEqual(['recorded']);
  });

  it('keeps good rows and refuses one whose parent does not exist, with all that hangs under it', () => {
    const lost = unit('lost', { parentCode: 'nowhere' });
    expect(when(given([KOTA]), unit('under', { parentCode: 'lost' }), lost, DINAS)).toEqual([
      ['UNKNOWN_PARENT_UNIT'],
      ['UNKNOWN_PARENT_UNIT'],
      'recorded',
    ]);
  });

  it('names the field and the code that is not known', () => {
    const [verdict] = decideUnits(numbered(unit('lost', { parentCode: 'nowhere' })), given([]));
    expect(verdict).toEqual({
      number: 1,
      outcome: 'rejected',
      violations: [{ code: 'UNKNOWN_PARENT_UNIT', field: '/parentCode', params: { parentCode: 'nowhere' } }],
    });
  });

  it('refuses a unit that is its own parent', () => {
    expect(when(given([]), unit('a', { parentCode: 'a' }))).toEqual([['UNIT_CYCLE']]);
  });

  it('refuses the rows that would close a cycle through units that are there', () => {
    const state = given([KOTA, DINAS, unit('bidang', { parentCode: 'dinas' })]);
    expect(when(state, { ...KOTA, parentCode: 'bidang' }, unit('badan', { parentCode: 'kota' }))).toEqual([
      ['UNIT_CYCLE'],
      'recorded',
    ]);
  });

  it('refuses a second row for one unit, and keeps the first', () => {
    expect(when(given([KOTA]), DINAS, { ...DINAS, name: 'Lain' })).toEqual(['recorded', ['DUPLICATE_ROW']]);
  });

  it('closes a unit together with those under it', () => {
    const state = given([KOTA, DINAS, unit('bidang', { parentCode: 'dinas' })]);
    const closed = [{ ...DINAS, active: false }, unit('bidang', { parentCode: 'dinas', active: false })];
    expect(when(state, ...closed)).toEqual(['recorded', 'recorded']);
  });

  it('does not close a unit that still has active units or positions', () => {
    expect(when(given([KOTA, DINAS]), { ...KOTA, active: false })).toEqual([['UNIT_IN_USE']]);
    expect(when(given([KOTA, DINAS], ['dinas']), { ...DINAS, active: false })).toEqual([['UNIT_IN_USE']]);
  });

  it('does not put an active unit under a closed one', () => {
    const state = given([KOTA, unit('old', { active: false })]);
    expect(when(state, unit('new', { parentCode: 'old' }))).toEqual([['PARENT_UNIT_CLOSED']]);
    expect(when(state, unit('new', { parentCode: 'old' }), unit('old'))).toEqual(['recorded', 'recorded']);
  });
});
