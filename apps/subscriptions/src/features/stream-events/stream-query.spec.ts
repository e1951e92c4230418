import { beginningOf } from './stream-query.js';

describe('where a reader begins', () => {
  it.each([
    ['now when nothing is said', undefined, undefined, 9],
    ['now when an empty id is sent', ' ', undefined, 9],
    ['where it says', undefined, 4, 4],
    ['at the beginning', undefined, 0, 0],
    ['behind the last event that reached it', '7', undefined, 7],
    ['behind the last event rather than where it began once', '7', 0, 7],
  ])('is %s', (_, lastEventId, after, expected) => {
    expect(beginningOf(lastEventId, after, 9)).toBe(expected);
  });

  it.each([
    ['10', undefined],
    ['-1', undefined],
    ['1e3', undefined],
    ['7, 8', undefined],
    ['9999999999999999999999', undefined],
    [undefined, 10],
  ])('is refused for %j and %j, which were never given out', (lastEventId, after) => {
    expect(() => beginningOf(lastEventId, after, 9)).toThrow('INVALID_POSITION');
  });
});
