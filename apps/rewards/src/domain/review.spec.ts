import { reviewAfter } from './review.js';

describe('the review of an appraisal', () => {
  it.each([
    ['KURANG', undefined, 'OPEN'],
    ['SANGAT_KURANG', undefined, 'OPEN'],
    ['SANGAT_KURANG', 'OPEN', 'OPEN'],
    ['KURANG', 'WITHDRAWN', 'OPEN'],
    ['BUTUH_PERBAIKAN', undefined, undefined],
    ['BAIK', 'OPEN', 'WITHDRAWN'],
    ['BAIK', 'WITHDRAWN', 'WITHDRAWN'],
  ] as const)('with %s and a review that was %s before is %s', (predicate, before, after) => {
    expect(reviewAfter(predicate, before)).toBe(after);
  });
});
