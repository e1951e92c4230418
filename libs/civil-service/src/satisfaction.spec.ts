import fc from 'fast-check';
import {
  eachElement,
  satisfactionOf,
  SERVICE_QUALITIES,
  SURVEY_ELEMENT_NAMES,
  SURVEY_ELEMENTS,
  type SurveyElement,
} from './satisfaction.js';

/** Forms whose answers to each element add up to so many. */
const allElements = (forms: number, sum: number) => satisfactionOf({ forms, sums: eachElement(() => sum) });

/** Forms whose answers to all elements together add up to so many, spread as evenly as they go. */
const allTogether = (forms: number, total: number) =>
  satisfactionOf({
    forms,
    sums: eachElement((element) => {
      const place = SURVEY_ELEMENTS.indexOf(element);
      return Math.floor(total / 9) + (place < total % 9 ? 1 : 0);
    }),
  });

const answered = (...forms: readonly (readonly number[])[]) =>
  satisfactionOf({
    forms: forms.length,
    sums: eachElement((element) => {
      const place = SURVEY_ELEMENTS.indexOf(element);
      return forms.reduce((sum, answers) => sum + (answers[place] ?? NaN), 0);
    }),
  });

describe('the index of satisfaction, IKM', () => {
  it.each([
    ['all elements 3.0644', 10_000, 30_644, 76.61, 'B'],
    ['all elements 3.064', 1_000, 3_064, 76.6, 'C'],
    ['all elements 4', 1, 4, 100, 'A'],
  ])('of the worked example, %s, is as the rules say', (_, forms, sum, ikm, quality) => {
    expect(allElements(forms, sum)).toMatchObject({ ikm, quality });
  });

  it.each([
    ['the worst answers', 1, 1, 25, 'D'],
    ['the worst answers of many', 1_000_000, 1_000_000, 25, 'D'],
    ['the best answers of many', 1_000_000, 4_000_000, 100, 'A'],
    ['the end of the lowest interval', 10_000, 25_996, 64.99, 'D'],
    ['between the lowest and the next interval, rounded down', 100_000, 259_979, 64.99, 'D'],
    ['between them, rounded up', 100_000, 259_980, 65, 'C'],
    ['the begin of the second interval', 10, 26, 65, 'C'],
    ['between the second and the third, rounded down', 100_000, 306_419, 76.6, 'C'],
    ['between them, a half', 100_000, 306_420, 76.61, 'B'],
    ['the end of the third interval', 1_000, 3_532, 88.3, 'B'],
    ['between the third and the highest, rounded down', 100_000, 353_219, 88.3, 'B'],
    ['between them, a half of the kind that a fraction of a computer loses', 100_000, 353_220, 88.31, 'A'],
    ['the begin of the highest interval', 10_000, 35_324, 88.31, 'A'],
    ['a hair under the best', 100_000, 399_999, 100, 'A'],
    ['all elements 3', 7, 21, 75, 'C'],
    ['all elements 2, which another decree of old called C', 7, 14, 50, 'D'],
    ['all elements 2.55, above 62.50, where C began of old', 20, 51, 63.75, 'D'],
    ['all elements 3.3, above 81.25, where A began of old', 10, 33, 82.5, 'B'],
  ])('at %s is %d forms with sums of %d', (_, forms, sum, ikm, quality) => {
    expect(allElements(forms, sum)).toMatchObject({ ikm, quality });
  });

  it.each([
    [5_000, 137_889, 76.61, 'B'],
    [5_000, 137_888, 76.6, 'C'],
    [5_000, 158_949, 88.31, 'A'],
    [5_000, 158_948, 88.3, 'B'],
    [5_000, 116_991, 65, 'C'],
    [5_000, 116_990, 64.99, 'D'],
    [1, 35, 97.22, 'A'],
    [1, 10, 27.78, 'D'],
    [3, 83, 76.85, 'B'],
    [3, 82, 75.93, 'C'],
  ])('of %d forms with %d in all is rounded once, at the end: %d', (forms, total, ikm, quality) => {
    expect(allTogether(forms, total)).toMatchObject({ ikm, quality });
  });

  it('averages each element over the forms, by its code', () => {
    const satisfaction = answered(
      [4, 3, 2, 4, 3, 3, 4, 1, 3],
      [3, 3, 1, 4, 3, 4, 4, 2, 3],
      [4, 3, 1, 4, 4, 4, 4, 2, 3],
    );
    expect(satisfaction).toEqual({
      ikm: 76.85,
      quality: 'B',
      averages: { U1: 3.6667, U2: 3, U3: 1.3333, U4: 4, U5: 3.3333, U6: 3.6667, U7: 4, U8: 1.6667, U9: 3 },
    });
  });

  it('is no data without forms, and never 0', () => {
    expect(allElements(0, 0)).toBeNull();
  });

  it('does not lose a form among a city’s of a century', () => {
    const forms = 10 ** 12;
    expect(allTogether(forms, 9 * 3 * forms)).toMatchObject({ ikm: 75, quality: 'C' });
    expect(satisfactionOf({ forms, sums: eachElement(() => 3_064_200_000_000) })).toMatchObject({ quality: 'B' });
    expect(satisfactionOf({ forms, sums: eachElement(() => 3_064_199_999_999) })).toMatchObject({ quality: 'C' });
  });

  const forms = fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 9, maxLength: 9 }), { minLength: 1 });

  it('lies between 25 and 100, has two decimals, and is no worse for a better answer', () => {
    fc.assert(
      fc.property(forms, fc.nat(8), (sent, place) => {
        const before = answered(...sent);
        const better = sent.map((form) => form.map((value, at) => (at === place ? Math.min(4, value + 1) : value)));
        const after = answered(...better);
        if (before === null || after === null) throw new Error('there are forms');
        expect(before.ikm).toBeGreaterThanOrEqual(25);
        expect(before.ikm).toBeLessThanOrEqual(100);
        expect(before.ikm).toBe(Number(before.ikm.toFixed(2)));
        expect(after.ikm).toBeGreaterThanOrEqual(before.ikm);
        const rank = ({ quality }: typeof before): number => SERVICE_QUALITIES.indexOf(quality);
        expect(rank(after)).toBeGreaterThanOrEqual(rank(before));
      }),
    );
  });

  it('does not ask in which order the forms came, nor in which the elements stand', () => {
    fc.assert(
      fc.property(forms, (sent) => {
        expect(answered(...sent.toReversed())).toEqual(answered(...sent));
        expect(answered(...sent.map((form) => form.toReversed()))?.ikm).toBe(answered(...sent)?.ikm);
      }),
    );
  });

  it('has a name for every element', () => {
    expect(Object.keys(SURVEY_ELEMENT_NAMES) as SurveyElement[]).toEqual([...SURVEY_ELEMENTS]);
  });
});
