import fc from 'fast-check';
import { POSITION_KINDS } from '#civil-service';
import { CITY_POSITIONS, byCode } from './examples.js';
import { LEADERSHIP_KINDS } from './position.js';
import { type Posts, reportingLine, stepsUp } from './reporting-line.js';

const city: Posts = byCode(CITY_POSITIONS);
const line = (positionCode: string, leaders: Record<string, string>) =>
  reportingLine(positionCode, city, new Map(Object.entries(leaders)));

describe('the reporting line', () => {
  const all = { walikota: 'mayor', kadis: 'head', kabid: 'division head' };

  it('leads to the holder of the post reported to, and on to the next one', () => {
    expect(line('operator', all)).toEqual({ appraiser: 'division head', superior: 'head', finalByKind: false });
  });

  it('of a head of department leads to the mayor: his rating is final, and nobody stands above', () => {
    expect(line('kadis', all)).toEqual({ appraiser: 'mayor', superior: null, finalByKind: true });
  });

  it('goes up past a vacant post', () => {
    expect(line('operator', { walikota: 'mayor', kadis: 'head' })).toEqual({
      appraiser: 'head',
      superior: 'mayor',
      finalByKind: false,
    });
  });

  it('is final when only the mayor is there to rate', () => {
    expect(line('operator', { walikota: 'mayor' })).toEqual({ appraiser: 'mayor', superior: null, finalByKind: true });
  });

  it('leads nowhere when every post above is vacant, and for the mayor', () => {
    const nobody = { appraiser: null, superior: null, finalByKind: false };
    expect(line('operator', {})).toEqual(nobody);
    expect(line('walikota', all)).toEqual(nobody);
  });

  it('explains itself step by step', () => {
    expect(stepsUp('operator', city, new Map([['kadis', 'head']]))).toEqual([
      { positionCode: 'kabid', role: 'VACANT', holder: null },
      { positionCode: 'kadis', role: 'APPRAISER', holder: 'head' },
      { positionCode: 'walikota', role: 'VACANT', holder: null },
    ]);
  });
});

describe('the reporting line in any tree of posts', () => {
  // Each post reports to an earlier one, so every tree can come up and a cycle cannot.
  const tree = fc
    .array(fc.record({ up: fc.nat(), kind: fc.constantFrom(...POSITION_KINDS), held: fc.boolean() }), {
      minLength: 1,
      maxLength: 40,
    })
    .map((nodes) =>
      nodes.map(({ up, kind, held }, index) => ({
        code: String(index),
        kind,
        reportsToCode: index === 0 ? null : String(up % index),
        held: held && LEADERSHIP_KINDS.some((leading) => leading === kind),
      })),
    );

  const waysUp = (posts: Posts, start: string): string[] => {
    const above = posts.get(start)?.reportsToCode ?? null;
    return above === null ? [] : [above, ...waysUp(posts, above)];
  };

  it('never leads to the employee himself, nor to one person twice', () => {
    fc.assert(
      fc.property(tree, (nodes) => {
        const posts = byCode(nodes);
        const leaders = new Map(nodes.filter(({ held }) => held).map(({ code }) => [code, `holder of ${code}`]));
        for (const { code } of nodes) {
          const { appraiser, superior } = reportingLine(code, posts, leaders);
          expect([appraiser, superior]).not.toContain(`holder of ${code}`);
          if (superior !== null) expect(superior).not.toBe(appraiser);
        }
      }),
    );
  });

  it('never comes back, however often one goes on to the appraiser', () => {
    fc.assert(
      fc.property(tree, (nodes) => {
        const posts = byCode(nodes);
        const leaders = new Map(nodes.filter(({ held }) => held).map(({ code }) => [code, code]));
        for (const { code } of nodes) {
          const seen = new Set([code]);
          for (let at = reportingLine(code, posts, leaders).appraiser; at !== null;) {
            expect(seen.has(at)).toBe(false);
            seen.add(at);
            at = reportingLine(at, posts, leaders).appraiser;
          }
        }
      }),
    );
  });

  it('leads to the first two holders on the way up', () => {
    fc.assert(
      fc.property(tree, (nodes) => {
        const posts = byCode(nodes);
        const leaders = new Map(nodes.filter(({ held }) => held).map(({ code }) => [code, code]));
        for (const { code } of nodes) {
          const [first, second] = waysUp(posts, code).filter((above) => leaders.has(above));
          expect(reportingLine(code, posts, leaders)).toEqual({
            appraiser: first ?? null,
            superior: second ?? null,
            finalByKind: first !== undefined && posts.get(first)?.kind === 'KEPALA_DAERAH',
          });
        }
      }),
    );
  });
});
