import fc from 'fast-check';
import type { Pattern } from './pattern.js';
import { PlainList } from './plain-list.js';
import { Vocabulary } from './vocabulary.js';

const FREE = new Set(['/id', '/data/number']);

interface Gone {
  readonly texts: readonly string[];
  readonly patterns: readonly (Pattern | undefined)[];
  readonly isWhole: boolean;
}

const through = (json: string, vocabulary = new Vocabulary()): Gone => {
  const list = new PlainList(Buffer.from(json), FREE, vocabulary);
  const [texts, patterns]: [string[], (Pattern | undefined)[]] = [[], []];
  while (list.next()) {
    texts.push(list.textOf(list));
    patterns.push(list.pattern);
  }
  return { texts, patterns, isWhole: list.isWhole };
};

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

const text = fc.string({ maxLength: 8 }).map((each) => each.replaceAll(/["\\\u007f]/g, '-'));
const key = fc.oneof(fc.constantFrom('id', 'number', 'data', 'a', 'b'), text);
const value = fc.oneof(text, fc.integer(), fc.constant(null), fc.boolean(), fc.double({ noNaN: true }));
const inner = fc.dictionary(key, value, { maxKeys: 4 });
const object = fc.dictionary(key, fc.oneof(value, inner), { maxKeys: 5 });
const objects = fc.array(object, { minLength: 1, maxLength: 8 });

const without = ({ id, data, ...rest }: Record<string, unknown>): string => {
  const isText = (each: unknown) => typeof each === 'string' && /^[!-~]*$/.test(each);
  const held = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : undefined;
  return JSON.stringify([
    isText(id) ? 'any' : { id },
    held && isText(held.number) ? { ...held, number: 'any', is: 'free' } : { data },
    rest,
  ]);
};

describe('a list of objects as programs write them', () => {
  it('is gone through object by object, to its end', () => {
    fc.assert(
      fc.property(objects, (list) => {
        const { texts, isWhole } = through(JSON.stringify(list));
        expect({ texts, isWhole }).toEqual({ texts: list.map((each) => JSON.stringify(each)), isWhole: true });
      }),
    );
  });

  it('has objects of one pattern, which differ in nothing but their free texts', () => {
    fc.assert(
      fc.property(objects, (list) => {
        // Keys in one order, so that what is left can be compared as text.
        const sorted = list.map((each) =>
          Object.fromEntries(Object.entries(each).toSorted(([one], [other]) => (one < other ? -1 : 1))),
        );
        const { patterns } = through(JSON.stringify(sorted));
        for (const [n, pattern] of patterns.entries()) {
          const place = patterns.indexOf(pattern);
          if (pattern) expect(without(sorted[n] ?? {})).toBe(without(sorted[place] ?? {}));
        }
      }),
    );
  });

  it.each([
    [{ id: 'e-1', data: { number: 'R-1', code: 'x' } }, { id: 'e-22', data: { number: 'Z', code: 'x' } }, true],
    [{ id: 'e-1', code: 'x' }, { id: 'e-2', code: 'y' }, false],
    [{ id: 'e-1', code: 1 }, { id: 'e-2', code: '1' }, false],
    [{ id: 'e-1', code: null }, { id: 'e-2' }, false],
    [{ id: 'e-1', a: { b: 1 }, c: 2 }, { id: 'e-1', a: { b: 1, c: 2 } }, false],
    [{ a: {}, b: 1 }, { a: { b: 1 } }, false],
    [{ id: 'e-1', data: 'x' }, { data: 'x', id: 'e-1' }, false],
    [{ id: 'e-1' }, { id: 1 }, false],
    [{ id: 'e-1' }, { id: 'e 1' }, false],
    [{ 'data/number': 'x' }, { data: { number: 'x' } }, false],
  ])('tells whether %j and %j are alike', (one, other, areAlike) => {
    const [first, second] = through(JSON.stringify([one, other])).patterns;
    expect(first !== undefined && first === second).toBe(areAlike);
  });

  it('is never whole when it is no JSON, unless what is wrong lies within one of its objects', () => {
    const broken = fc
      .tuple(
        objects.map((list) => JSON.stringify(list)),
        fc.nat(),
        fc.nat(3),
        fc.string({ maxLength: 2 }),
      )
      .map(([json, at, cut, put]) => {
        const place = at % json.length;
        return json.slice(0, place) + put + json.slice(place + cut);
      });
    fc.assert(
      fc.property(broken, (json) => {
        const { texts, isWhole } = through(json);
        const held = texts.map(parsed);
        if (isWhole && !held.includes(undefined)) expect(parsed(json)).toEqual(held);
      }),
      { numRuns: 2_000 },
    );
  });

  it('may have blanks, by which none is told from another', () => {
    const list = [
      { id: 'e-1', a: { b: 1 } },
      { id: 'e-2', a: { b: 1 } },
    ];
    const [one, other] = list.map((each) => JSON.stringify(each));
    const { texts, patterns, isWhole } = through(
      ` [${one},\n${other?.replaceAll(':', ' : ').replaceAll('}', '\t}')} ]\r\n`,
    );
    expect([texts.map(parsed), isWhole]).toEqual([list, true]);
    expect(patterns[0]).toBe(patterns[1]);
  });

  it.each(['', '{}', '[]', '[1]', '["a"]', '[{"a":"\\n"}]', '[{"a":"é"}]', '[{"a":[1]}]', '[{"a":1},]', '[{"a":1}] x'])(
    'is left to others when it is %s',
    (json) => {
      expect(through(json).isWhole).toBe(false);
    },
  );

  it('is left to others when it is nested deeply, has many keys, or more parts than any list in earnest', () => {
    const nested = `[${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}]`;
    const wide = JSON.stringify([Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`k${n}`, n]))]);
    const long = `[${Array(60_000).fill('{"a":1,"b":1}').join()}]`;
    for (const json of [nested, wide, long]) expect(through(json).isWhole).toBe(false);
  });

  it('has the pattern that such an object had in a list before', () => {
    const vocabulary = new Vocabulary();
    const patternOf = (list: object[]) => through(JSON.stringify(list), vocabulary).patterns.at(-1);
    const [one, two] = [1, 2].map((n) => ({ id: `e-${n}`, a: 'x', data: { number: `R-${n}`, code: 7 } }));
    const pattern = patternOf([one as object]);
    expect(pattern).toBeDefined();
    expect(patternOf([{ other: 1 }, two as object])).toBe(pattern);
    expect(patternOf([{ ...two, a: 'y' }])).not.toBe(pattern);
  });

  it('remembers little of objects that each have something new, and says that it was too much', () => {
    const vocabulary = new Vocabulary();
    const each = (n: number) => ({ id: `e-${n}`, trace: `t-${n}`, a: 1, b: 2 });
    const { patterns, isWhole } = through(JSON.stringify(Array.from({ length: 1_000 }, (_, n) => each(n))), vocabulary);
    expect([isWhole, vocabulary.isFull]).toEqual([true, true]);
    expect(patterns.filter((pattern) => pattern !== undefined).length).toBeLessThan(100);
  });
});
