import { isNews, realise } from './realisation.js';

const quarter = { finished: 250, measured: 240, within: 234, medianMs: 5_430_000 };
const nothing = { finished: 0, measured: 0, within: 0, medianMs: null };

describe('an officer’s realisation', () => {
  it('counts all that was finished', () => {
    expect(realise('COUNT', quarter)).toEqual({ value: 250, count: 250 });
  });

  it('shares what was within the limit among what was measured', () => {
    expect(realise('SHARE_WITHIN', quarter)).toEqual({ value: 97.5, count: 240 });
    expect(realise('SHARE_WITHIN', { ...quarter, measured: 3, within: 2 })).toEqual({ value: 66.67, count: 3 });
  });

  it('gives the median in hours', () => {
    expect(realise('MEDIAN_HOURS', quarter)).toEqual({ value: 1.51, count: 240 });
  });

  it('has no data rather than nought when nothing was finished or measured', () => {
    expect(realise('COUNT', nothing)).toEqual({ value: null, count: 0 });
    expect(realise('SHARE_WITHIN', { ...nothing, finished: 4 })).toEqual({ value: null, count: 0 });
    expect(realise('MEDIAN_HOURS', nothing)).toEqual({ value: null, count: 0 });
  });

  it('is a true nought when all were late', () => {
    expect(realise('SHARE_WITHIN', { ...quarter, within: 0 })).toEqual({ value: 0, count: 240 });
  });

  it('is news when value or count changed, and when data was taken back', () => {
    expect(isNews(undefined, { value: null, count: 0 })).toBe(false);
    expect(isNews(undefined, { value: 0, count: 1 })).toBe(true);
    expect(isNews({ value: 90, count: 10 }, { value: 90, count: 10 })).toBe(false);
    expect(isNews({ value: 90, count: 10 }, { value: 90, count: 20 })).toBe(true);
    expect(isNews({ value: 90, count: 10 }, { value: null, count: 0 })).toBe(true);
  });
});
