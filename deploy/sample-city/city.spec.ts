import { parseNip } from '#civil-service';
import { PlanProposed } from '#contracts';
import { composeCity } from './city.js';
import { planOf } from './plans.js';

const city = composeCity(1);
const posts = new Map(city.positions.map((position) => [position.code, position]));

describe('the sample city', () => {
  it('has about 30 units and 3,000 employees', () => {
    expect(city.units.length).toBeGreaterThanOrEqual(28);
    expect(city.units.length).toBeLessThanOrEqual(34);
    expect(city.employees.length).toBeGreaterThan(2_800);
    expect(city.employees.length).toBeLessThan(3_300);
  });

  it('is the same for the same seed, and has other people for another', () => {
    expect(composeCity(1)).toEqual(city);
    const other = composeCity(2);
    expect(other.positions).toEqual(city.positions);
    expect(other.employees.map(({ nip }) => nip)).not.toEqual(city.employees.map(({ nip }) => nip));
  });

  it('has a NIP by status for everybody but the mayor, each once', () => {
    const nips = city.employees.flatMap(({ nip, status }) => {
      if (status === 'PEJABAT_NEGARA') return [];
      expect(parseNip(nip ?? '', status)).toMatchObject({ ok: true });
      return [nip];
    });
    expect(new Set(nips).size).toBe(city.employees.length - 1);
  });

  it('leads from every post to the mayor, each leading post with one holder', () => {
    for (const { code } of city.positions) {
      const line: string[] = [];
      for (let at: string | null = code; at !== null; at = posts.get(at)?.reportsToCode ?? null) line.push(at);
      expect(line.at(-1)).toBe('walikota');
      expect(line.length).toBeLessThan(8);
    }
    const leading = new Set(city.positions.map(({ reportsToCode }) => reportsToCode));
    for (const code of leading) {
      if (code !== null) expect(city.employees.filter(({ positionCode }) => positionCode === code)).toHaveLength(1);
    }
  });

  it('has officers for birth certificates, whose plans ask for 24 hours', () => {
    const officers = city.employees.filter(({ positionCode }) => positionCode.startsWith('disdukcapil.akta.'));
    expect(officers.length).toBeGreaterThanOrEqual(12);
    for (const { positionCode } of officers) {
      const post = posts.get(positionCode);
      const [utama] = post ? planOf(post, 2025).results : [];
      expect(utama?.indicators[0]?.measurement).toEqual({
        serviceCode: 'akta-kelahiran',
        measure: 'SHARE_WITHIN',
        withinHours: 24,
      });
    }
  });

  it('has a plan for every post that target-setting could publish', () => {
    for (const position of city.positions) {
      const results = planOf(position, 2025).results.map((result, r) => ({
        ...result,
        resultId: `7c1e0c52-0000-4000-8000-00000000000${r}`,
        indicators: result.indicators.map(({ measurement, ...indicator }, i) => ({
          ...indicator,
          indicatorId: `7c1e0c52-0000-4000-8000-0000000000${r}${i}`,
          measurement: measurement ? { withinHours: null, ...measurement } : null,
        })),
      }));
      expect(PlanProposed.errors({ ...PlanProposed.example, results })).toEqual([]);
    }
  });
});
