import fc from 'fast-check';
import { EMPLOYMENT_STATUSES } from './employment.js';
import { PNS_RANKS, PNS_RANK_NAMES, PPPK_RANKS, isRankFor } from './rank.js';

describe('a rank', () => {
  it('of PNS has a golongan and a name of its own', () => {
    expect(new Set(Object.values(PNS_RANK_NAMES)).size).toBe(PNS_RANKS.length);
    expect(PNS_RANK_NAMES['III/a']).toBe('Penata Muda');
  });

  it.each(['PNS', 'CPNS'] as const)('of a %s runs from I/a to IV/e', (status) => {
    expect(PNS_RANKS.every((rank) => isRankFor(status, rank))).toBe(true);
    expect([...PPPK_RANKS, 'IV/f', 'i/a', '', null].some((rank) => isRankFor(status, rank))).toBe(false);
  });

  it('of a PPPK runs from I to XVII', () => {
    expect(PPPK_RANKS.every((rank) => isRankFor('PPPK', rank))).toBe(true);
    expect([...PNS_RANKS, 'XVIII', null].some((rank) => isRankFor('PPPK', rank))).toBe(false);
  });

  it('may be missing in a part-time contract', () => {
    expect(isRankFor('PPPK_PARUH_WAKTU', null)).toBe(true);
    expect(isRankFor('PPPK_PARUH_WAKTU', 'IX')).toBe(true);
  });

  it('is not held by the mayor', () => {
    expect(isRankFor('PEJABAT_NEGARA', null)).toBe(true);
    expect([...PNS_RANKS, ...PPPK_RANKS].some((rank) => isRankFor('PEJABAT_NEGARA', rank))).toBe(false);
  });

  it('that no list holds fits nobody', () => {
    const known: readonly string[] = [...PNS_RANKS, ...PPPK_RANKS];
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...EMPLOYMENT_STATUSES), (rank, status) => {
        fc.pre(!known.includes(rank));
        expect(isRankFor(status, rank)).toBe(false);
      }),
    );
  });
});
