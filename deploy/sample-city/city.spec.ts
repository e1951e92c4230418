import { EMPLOYMENT_STATUSES, isRankFor, parseNip } from '#civil-service';
import { composeCity } from './city.js';

const city = composeCity(1);
const { units, positions, employees } = city;
const posts = new Map(positions.map((position) => [position.code, position]));
const LEADING = ['KEPALA_DAERAH', 'JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS'];
const kindOf = (code: string | null): string => posts.get(code ?? '')?.kind ?? '';
const holdersOf = (start: string) => employees.filter(({ positionCode }) => positionCode.startsWith(start));

describe('the sample city', () => {
  it('has about 30 units and 3,000 employees', () => {
    expect(units.length).toBeGreaterThanOrEqual(28);
    expect(units.length).toBeLessThanOrEqual(35);
    expect(employees.length).toBeGreaterThan(2_800);
    expect(employees.length).toBeLessThan(3_200);
  });

  it('is the same for the same seed, byte by byte', () => {
    expect(JSON.stringify(composeCity(1))).toBe(JSON.stringify(city));
  });

  it('has other people in the same posts for another seed', () => {
    const other = composeCity(2);
    expect(other.positions).toEqual(positions);
    const nips = new Set(employees.map(({ nip }) => nip));
    expect(other.employees.filter(({ nip }) => nip !== null && nips.has(nip)).length).toBeLessThan(30);
  });

  it.each([1, 2, 3])('has a NIP by status for everybody but the mayor, each once (seed %d)', (seed) => {
    const all = composeCity(seed).employees;
    const unfit = all.filter(({ nip, status }) =>
      status === 'PEJABAT_NEGARA' ? nip !== null : !parseNip(nip ?? '', status).ok,
    );
    expect(unfit).toEqual([]);
    expect(new Set(all.map(({ nip }) => nip)).size).toBe(all.length);
  });

  it('has ranks that fit statuses and posts', () => {
    expect(employees.filter(({ status, rank }) => !isRankFor(status, rank))).toEqual([]);
    const leaders = employees.filter(({ positionCode }) => LEADING.includes(kindOf(positionCode)));
    expect(new Set(leaders.map(({ status }) => status))).toEqual(new Set(['PEJABAT_NEGARA', 'PNS']));
    const heads = employees.filter(({ positionCode }) => kindOf(positionCode) === 'JPT_PRATAMA');
    expect(new Set(heads.map(({ rank }) => rank))).toEqual(new Set(['IV/b', 'IV/c']));
  });

  it('has all statuses, and people with less than two years of service, also at the counter for birth certificates', () => {
    expect(new Set(employees.map(({ status }) => status)).size).toBe(EMPLOYMENT_STATUSES.length);
    const appointed = holdersOf('disdukcapil.').map(({ nip }) => Number(nip?.slice(8, 12)));
    expect(appointed.filter((year) => year > 2023).length).toBeGreaterThan(0);
    expect(appointed.filter((year) => year < 2023).length).toBeGreaterThan(20);
  });
});

describe('the units and posts of the sample city', () => {
  it('are trees without a loose end, under one code each', () => {
    expect(new Set(units.map(({ code }) => code)).size).toBe(units.length);
    expect(posts.size).toBe(positions.length);
    const codes = new Set(units.map(({ code }) => code));
    for (const { parentCode } of units) if (parentCode !== null) expect(codes).toContain(parentCode);
    expect(positions.filter(({ unitCode }) => !codes.has(unitCode))).toEqual([]);
    expect(employees.filter(({ positionCode }) => !posts.has(positionCode))).toEqual([]);
  });

  it('lead from every post to the mayor, by leaders alone', () => {
    const upFrom = (code: string | null): string[] =>
      code === null ? [] : [code, ...upFrom(posts.get(code)?.reportsToCode ?? null)];
    const lines = positions.map(({ code }) => upFrom(code));
    expect(lines.filter((line) => line.at(-1) !== 'walikota')).toEqual([]);
    expect(lines.filter(([, ...above]) => above.some((code) => !LEADING.includes(kindOf(code))))).toEqual([]);
  });

  it('have one holder for a post of leadership, or none for the one that is vacant', () => {
    const leading = positions.filter(({ kind }) => LEADING.includes(kind)).map(({ code }) => code);
    const held = leading.map((code) => employees.filter(({ positionCode }) => positionCode === code).length);
    expect(held.filter((holders) => holders > 1)).toEqual([]);
    expect(held.filter((holders) => holders === 0)).toHaveLength(1);
  });

  it('have a leader before his people, so that everybody is published with his line once', () => {
    const seen = new Set<string | null>([null]);
    const early = positions.filter(({ code, reportsToCode }) => {
      seen.add(code);
      return !seen.has(reportsToCode);
    });
    expect(early).toEqual([]);
  });

  it('have at least 24 front officers at Disdukcapil, 12 of them for birth certificates', () => {
    expect(holdersOf('disdukcapil.akta.').length).toBeGreaterThanOrEqual(12);
    const front = ['akta', 'kematian', 'ktp', 'kk'].flatMap((counter) => holdersOf(`disdukcapil.${counter}.`));
    expect(front.length).toBeGreaterThanOrEqual(24);
  });
});
