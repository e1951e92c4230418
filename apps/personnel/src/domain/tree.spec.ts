import fc from 'fast-check';
import { inCycle } from './tree.js';

describe('those in a cycle', () => {
  it('are found with the whole way round, and those who hang below them are not', () => {
    const parents = new Map([
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
      ['below', 'a'],
      ['top', null],
      ['under-top', 'top'],
      ['orphan', 'nobody'],
    ]);
    expect([...inCycle(parents)].sort()).toEqual(['a', 'b', 'c']);
  });

  it('are none in a tree, and exactly those whose way up comes back in any other graph', () => {
    const graph = fc.array(fc.option(fc.nat({ max: 14 })), { maxLength: 15 });
    const comesBack = (parents: ReadonlyMap<string, string | null>, start: string): boolean => {
      let at: string | null | undefined = start;
      for (let steps = 0; steps <= parents.size; steps += 1) {
        at = at === null || at === undefined ? null : parents.get(at);
        if (at === start) return true;
      }
      return false;
    };
    fc.assert(
      fc.property(graph, (links) => {
        const parents = new Map(links.map((to, from) => [String(from), to === null ? null : String(to)]));
        const expected = [...parents.keys()].filter((code) => comesBack(parents, code));
        expect([...inCycle(parents)].sort()).toEqual(expected.sort());
      }),
    );
  });
});
