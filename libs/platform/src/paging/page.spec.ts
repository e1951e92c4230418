import { Page, pageOf } from './page.js';

const page = (fields: Partial<Page>): Page => Object.assign(new Page(), fields);

const problemOf = (read: () => unknown): unknown => {
  try {
    read();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('A page of a list', () => {
  const rows = [
    { day: '2026-01-01', id: 1 },
    { day: '2026-01-01', id: 2 },
    { day: '2026-01-02', id: 3 },
  ];
  const keyOf = ({ day, id }: { day: string; id: number }) => [day, id];

  it('has a next one when a row too many was read', () => {
    const first = pageOf(rows, { limit: 2 }, keyOf);
    expect(first.items).toEqual(rows.slice(0, 2));
    expect(page({ cursor: first.next ?? '' }).after('day', 'whole')).toEqual(['2026-01-01', 2]);
  });

  it('is the last one otherwise', () => {
    expect(pageOf(rows, { limit: 3 }, keyOf)).toEqual({ items: rows, next: null });
    expect(pageOf([], { limit: 3 }, keyOf)).toEqual({ items: [], next: null });
  });

  it('starts at the beginning without a cursor', () => {
    expect(new Page().after('uuid')).toBeUndefined();
    expect(new Page().limit).toBe(100);
  });

  const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');

  it.each([
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['no list', cursor({ 0: '2026-01-01' })],
    ['too few parts', cursor(['2026-01-01'])],
    ['too many parts', cursor(['2026-01-01', 1, 2])],
    ['a day that does not exist', cursor(['2026-02-30', 1])],
    ['a text for a number', cursor(['2026-01-01', '1'])],
    ['a list in a list', cursor([['2026-01-01'], 1])],
    ['null', cursor([null, 1])],
  ])('refuses a forged cursor with %s', (_what, forged) => {
    expect(problemOf(() => page({ cursor: forged }).after('day', 'whole'))).toMatchObject({
      status: 400,
      code: 'INVALID_CURSOR',
      errors: [{ field: '/cursor' }],
    });
  });
});
