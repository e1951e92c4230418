import fc from 'fast-check';
import { PREDICATES, type Predicate, isAtLeast, predicateOf } from './predicate.js';
import { RATINGS, type Rating } from './rating.js';

const rating = fc.constantFrom(...RATINGS);
const order = (value: Rating): number => RATINGS.indexOf(value);

describe('the predicate quadrant', () => {
  const cells: [Rating, Rating, Predicate][] = [
    ['DI_ATAS_EKSPEKTASI', 'DI_BAWAH_EKSPEKTASI', 'KURANG'],
    ['DI_ATAS_EKSPEKTASI', 'SESUAI_EKSPEKTASI', 'BAIK'],
    ['DI_ATAS_EKSPEKTASI', 'DI_ATAS_EKSPEKTASI', 'SANGAT_BAIK'],
    ['SESUAI_EKSPEKTASI', 'DI_BAWAH_EKSPEKTASI', 'KURANG'],
    ['SESUAI_EKSPEKTASI', 'SESUAI_EKSPEKTASI', 'BAIK'],
    ['SESUAI_EKSPEKTASI', 'DI_ATAS_EKSPEKTASI', 'BAIK'],
    ['DI_BAWAH_EKSPEKTASI', 'DI_BAWAH_EKSPEKTASI', 'SANGAT_KURANG'],
    ['DI_BAWAH_EKSPEKTASI', 'SESUAI_EKSPEKTASI', 'BUTUH_PERBAIKAN'],
    ['DI_BAWAH_EKSPEKTASI', 'DI_ATAS_EKSPEKTASI', 'BUTUH_PERBAIKAN'],
  ];

  it.each(cells)('results %s with behaviour %s are %s', (results, behaviour, predicate) => {
    expect(predicateOf(results, behaviour)).toBe(predicate);
  });

  it('never punishes better results at the same behaviour', () => {
    fc.assert(
      fc.property(rating, rating, rating, (one, other, behaviour) => {
        const [lower, higher] = order(one) <= order(other) ? [one, other] : [other, one];
        expect(isAtLeast(predicateOf(higher, behaviour), predicateOf(lower, behaviour))).toBe(true);
      }),
    );
  });

  it('never lets behaviour below expectation be better than KURANG, however good the results', () => {
    fc.assert(
      fc.property(rating, (results) => {
        expect(isAtLeast('KURANG', predicateOf(results, 'DI_BAWAH_EKSPEKTASI'))).toBe(true);
      }),
    );
  });

  it('never lets results below expectation be better than BUTUH_PERBAIKAN, however good the behaviour', () => {
    fc.assert(
      fc.property(rating, (behaviour) => {
        expect(isAtLeast('BUTUH_PERBAIKAN', predicateOf('DI_BAWAH_EKSPEKTASI', behaviour))).toBe(true);
      }),
    );
  });

  it('gives at least BAIK exactly when nothing is below expectation', () => {
    fc.assert(
      fc.property(rating, rating, (results, behaviour) => {
        const nothingBelow = results !== 'DI_BAWAH_EKSPEKTASI' && behaviour !== 'DI_BAWAH_EKSPEKTASI';
        expect(isAtLeast(predicateOf(results, behaviour), 'BAIK')).toBe(nothingBelow);
      }),
    );
  });
});

describe('"at least" among predicates', () => {
  const predicate = fc.constantFrom(...PREDICATES);

  it('holds one way, and both ways only for the same predicate', () => {
    fc.assert(
      fc.property(predicate, predicate, (one, other) => {
        expect(isAtLeast(one, other) || isAtLeast(other, one)).toBe(true);
        expect(isAtLeast(one, other) && isAtLeast(other, one)).toBe(one === other);
      }),
    );
  });
});
