import { CITY_POSITIONS, byCode, numbered, position, told } from './examples.js';
import { type Position, type PositionState, decidePositions } from './position.js';

const given = (changes: Partial<PositionState> = {}): PositionState => ({
  units: new Map([
    ['kota', { active: true }],
    ['disdukcapil', { active: true }],
    ['closed', { active: false }],
  ]),
  positions: byCode(CITY_POSITIONS),
  holders: new Map(),
  ...changes,
});
const when = (state: PositionState, ...rows: Position[]) => told(decidePositions(numbered(...rows), state));

const existing = (code: string, changes: Partial<Position> = {}): Position => {
  const found = CITY_POSITIONS.find((each) => each.code === code);
  if (found === undefined) throw new Error(`No position ${code} in the example city`);
  return { ...found, ...changes };
};

describe('an import of positions', () => {
  it('records the whole tree in any order, and changes nothing the second time', () => {
    expect(when(given({ positions: new Map() }), ...[...CITY_POSITIONS].reverse())).toEqual([
      'recorded',
      'recorded',
      'recorded',
      'recorded',
    ]);
    expect(when(given(), ...CITY_POSITIONS)).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged']);
  });

  it('refuses a unit that does not exist or is closed', () => {
    expect(when(given(), position('new', { unitCode: 'nowhere' }), position('other', { unitCode: 'closed' }))).toEqual([
      ['UNKNOWN_UNIT'],
      ['UNIT_CLOSED'],
    ]);
  });

  it('refuses a superior that does not exist', () => {
    expect(when(given(), position('new', { reportsToCode: 'nobody' }))).toEqual([['UNKNOWN_SUPERIOR']]);
  });

  it('refuses a post below the mayor that reports to nobody, and a mayor who reports to somebody', () => {
    expect(when(given(), position('new', { reportsToCode: null }))).toEqual([['SUPERIOR_REQUIRED']]);
    expect(when(given(), existing('walikota', { reportsToCode: 'kadis' }))).toEqual([
      ['MAYOR_REPORTS_TO_NOBODY', 'POSITION_CYCLE'],
    ]);
  });

  it('refuses to report to a post that does not lead', () => {
    expect(when(given(), position('new', { reportsToCode: 'operator' }))).toEqual([['SUPERIOR_NOT_A_LEADER']]);
  });

  it('refuses to take leadership from a post that others report to', () => {
    expect(when(given(), existing('kabid', { kind: 'JF_AHLI_MADYA' }))).toEqual([['POSITION_LEADS_OTHERS']]);
    expect(
      when(given(), existing('kabid', { kind: 'JF_AHLI_MADYA' }), existing('operator', { reportsToCode: 'kadis' })),
    ).toEqual(['recorded', 'recorded']);
  });

  it('refuses a cycle', () => {
    expect(when(given(), existing('kadis', { reportsToCode: 'kabid' }))).toEqual([['POSITION_CYCLE']]);
  });

  it('does not close a post that is held', () => {
    const state = given({ holders: new Map([['operator', 3]]) });
    expect(when(state, existing('operator', { active: false }))).toEqual([['POSITION_HELD']]);
    expect(when(given(), existing('operator', { active: false }))).toEqual(['recorded']);
  });

  it('does not make a post of leadership out of one that many hold', () => {
    const state = given({ holders: new Map([['operator', 2]]) });
    expect(when(state, existing('operator', { kind: 'PENGAWAS' }))).toEqual([['LEADER_POST_HELD_BY_MANY']]);
    expect(when(given({ holders: new Map([['operator', 1]]) }), existing('operator', { kind: 'PENGAWAS' }))).toEqual([
      'recorded',
    ]);
  });

  it("does not turn a post that is held into the mayor's", () => {
    const state = given({ holders: new Map([['kadis', 1]]) });
    expect(when(state, existing('kadis', { kind: 'KEPALA_DAERAH', reportsToCode: null }))).toEqual([
      ['MAYOR_POST_HELD'],
    ]);
  });
});
