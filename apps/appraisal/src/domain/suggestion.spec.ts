import fc from 'fast-check';
import type { Rating, ResultKind } from '#civil-service';
import { ABOVE, BELOW, evidence, indicator, MEETS, plan, result, rule } from './examples.js';
import type { Indicator } from './plan.js';
import { basisOf, hasEvidence, suggest } from './suggestion.js';

const year = { year: 2025, quarter: null };
const firstQuarter = { year: 2025, quarter: 1 } as const;

const ofOne = (
  target: Partial<Indicator['target']>,
  value: number | null,
  more: Partial<Indicator> = {},
  period: typeof year | typeof firstQuarter = year,
) => {
  const whole = { comparison: 'AT_LEAST', value: 80, unit: '%', ...target } as const;
  const planned = plan(result('r', { indicators: [indicator('i', { target: whole, ...more })] }));
  return suggest(planned, [evidence('i', value)], period, rule).results[0]?.rating;
};

describe('what the evidence of one indicator suggests', () => {
  it.each<[string, number, Rating]>([
    ['short of the target', 79.9, BELOW],
    ['the target itself', 80, MEETS],
    ['better, but within the margin', 83.9, MEETS],
    ['better by the margin', 84, ABOVE],
  ])('at least 80 %%: %s', (_, value, rating) => {
    expect(ofOne({}, value)).toBe(rating);
  });

  it.each<[number, number, Rating]>([
    [95, 97.4, MEETS],
    [95, 97.5, ABOVE],
    [99, 99.5, ABOVE],
    [100, 100, MEETS],
  ])('at least %d %%, where the margin does not fit under 100: %d', (target, value, rating) => {
    expect(ofOne({ value: target }, value)).toBe(rating);
  });

  it.each<[number, Rating]>([
    [24.1, BELOW],
    [24, MEETS],
    [22.8, ABOVE],
    [0, ABOVE],
  ])('at most 24 hours: %d', (value, rating) => {
    expect(ofOne({ comparison: 'AT_MOST', value: 24, unit: 'jam' }, value)).toBe(rating);
  });

  it('is not thrown off by binary fractions', () => {
    expect(ofOne({ value: 7, unit: 'dokumen' }, 7.35)).toBe(ABOVE);
  });

  it('a target of nothing is met but never clearly surpassed', () => {
    expect(ofOne({ comparison: 'AT_MOST', value: 0, unit: 'pengaduan' }, 0)).toBe(MEETS);
    expect(ofOne({ value: 0, unit: 'dokumen' }, 5)).toBe(MEETS);
  });

  it('a quarter owes a quarter of a target by count, and the whole of a share', () => {
    const counted = { measurement: { measure: 'COUNT' } } as const;
    expect(ofOne({ value: 400, unit: 'akta' }, 100, counted, firstQuarter)).toBe(MEETS);
    expect(ofOne({ value: 400, unit: 'akta' }, 100, counted)).toBe(BELOW);
    expect(ofOne({}, 20, {}, firstQuarter)).toBe(BELOW);
  });

  it('without evidence suggests nothing, which is not 0', () => {
    expect(ofOne({}, null)).toBeNull();
    expect(suggest(plan(), [], year, rule)).toMatchObject({
      work: null,
      results: [{ rating: null }, { rating: null }],
    });
  });

  it('suggests nothing for a period before the first rule', () => {
    const suggestion = suggest(plan(), [evidence('certificates-share', 90)], { year: 2021, quarter: null }, undefined);
    expect(suggestion).toMatchObject({ work: null, results: [{ rating: null }, { rating: null }] });
  });

  it('never gets worse as the realisation gets better', () => {
    const order = [BELOW, MEETS, ABOVE];
    const number = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(number, number, number, (target, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const rank = (value: number) => order.indexOf(ofOne({ value: target }, value) ?? BELOW);
        expect(rank(high)).toBeGreaterThanOrEqual(rank(low));
      }),
    );
  });
});

describe('what the evidence of a result suggests', () => {
  const two = plan(result('r', { indicators: [indicator('a'), indicator('b')] }));
  const of = (a: number | null, b: number | null) =>
    suggest(two, [evidence('a', a), evidence('b', b)], year, rule).results[0]?.rating;

  it.each<[string, number | null, number | null, Rating | null]>([
    ['all clearly above', 90, 90, ABOVE],
    ['one clearly above, one that meets', 90, 80, MEETS],
    ['any below', 90, 10, BELOW],
    ['only those with evidence count', 90, null, ABOVE],
    ['none has evidence', null, null, null],
  ])('%s', (_, a, b, rating) => {
    expect(of(a, b)).toBe(rating);
  });
});

describe('what the results together suggest for the work results', () => {
  const VALUE = { [ABOVE]: 100, [MEETS]: 80, [BELOW]: 10 };
  const of = (...ratings: [ResultKind, Rating | null][]) => {
    const results = ratings.map(([kind], index) => result(`r${index}`, { kind }));
    const found = ratings.map(([, rating], index) =>
      evidence(`r${index}-share`, rating === null ? null : (VALUE[rating] ?? null)),
    );
    return suggest(plan(...results), found, year, rule).work;
  };
  const U = 'UTAMA';
  const T = 'TAMBAHAN';

  it.each<[string, Rating | null, [ResultKind, Rating | null][]]>([
    [
      'most above and none of UTAMA below',
      ABOVE,
      [
        [U, ABOVE],
        [U, ABOVE],
        [T, BELOW],
      ],
    ],
    [
      'half above is not most',
      MEETS,
      [
        [U, ABOVE],
        [U, MEETS],
      ],
    ],
    [
      'most above but one of two UTAMA below',
      BELOW,
      [
        [U, ABOVE],
        [U, BELOW],
        [T, ABOVE],
      ],
    ],
    [
      'most above but a small part of UTAMA below',
      MEETS,
      [
        [U, ABOVE],
        [U, ABOVE],
        [U, ABOVE],
        [U, BELOW],
      ],
    ],
    [
      'most meet and only a small part of UTAMA below',
      MEETS,
      [
        [U, MEETS],
        [U, MEETS],
        [U, MEETS],
        [U, BELOW],
      ],
    ],
    [
      'most meet but more than a small part of UTAMA below',
      BELOW,
      [
        [U, MEETS],
        [U, MEETS],
        [U, BELOW],
      ],
    ],
    [
      'half below',
      BELOW,
      [
        [U, MEETS],
        [T, BELOW],
      ],
    ],
    [
      'results without evidence do not count',
      ABOVE,
      [
        [U, ABOVE],
        [U, null],
        [T, null],
      ],
    ],
    [
      'no result has evidence',
      null,
      [
        [U, null],
        [T, null],
      ],
    ],
  ])('%s', (_, rating, results) => {
    expect(of(...results)).toBe(rating);
  });
});

describe('a basis', () => {
  it('has evidence only when some indicator has a value', () => {
    expect(hasEvidence(basisOf(plan(), [evidence('certificates-share', 0)], year, rule))).toBe(true);
    expect(hasEvidence(basisOf(plan(), [evidence('certificates-share', null)], year, rule))).toBe(false);
    expect(hasEvidence(basisOf(plan(), [], year, rule))).toBe(false);
  });
});
