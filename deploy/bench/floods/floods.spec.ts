import { FreshBatch } from './fresh-batch.js';
import { type CalmOnes, floodFigures } from './flood-figures.js';
import { inTurn, restFor } from './own-pace.js';

const calm = (ms: number): CalmOnes => {
  const one = { latencies: Array.from({ length: 100 }, () => ms), taken: ['a', 'b'], refused: [], lost: 0 };
  return { HTTP: one, Kafka: one };
};

const told = { answers: { 200: 20, 429: 300 }, events: 20_000, seconds: 10, cpuSeconds: 4 };
const worked = [{ name: 'gateway', share: 0.2 }];

describe('how calm departments fare beside a flood', () => {
  it('is told as a ratio to alone, with what the flood did', () => {
    const [middle, most, ...rest] = floodFigures(calm(10), [{ ...calm(15), what: 'a flood', told, worked }]);
    expect(middle).toMatchObject({ value: 15, ratio: 1.5, against: 'alone p50 10 ms, p99 10 ms' });
    expect(middle?.figure).toBe('a calm department by HTTP beside a flood, p50');
    const deeds =
      '2,000 events/s taken, 2/s answered 200, 30/s answered 429, by 40 % of a processor (it may take 50 %), gateway 20 %';
    expect(most).toMatchObject({ ratio: 1.5, against: deeds });
    expect(rest.slice(-2).map(({ figure, value, met }) => [figure, value, met])).toEqual([
      ['of 4 calm events, lost', 0, true],
      ['calm requests refused or broken', 0, true],
    ]);
  });

  it('names what was lost or refused, and beside which flood', () => {
    const { HTTP, Kafka } = calm(15);
    const ones = { HTTP: { ...HTTP, refused: ['429 A', '429 A', 'broken'] }, Kafka: { ...Kafka, lost: 1 } };
    const [lost, refused] = floodFigures(calm(10), [{ ...ones, what: 'a flood', told, worked }]).slice(-2);
    expect(lost).toMatchObject({ value: 1, against: '1 beside a flood', met: false });
    expect(refused).toMatchObject({ value: 3, against: '3 beside a flood (2 × 429 A, 1 × broken)', met: false });
  });

  it('has no ratio where nothing was taken', () => {
    const { HTTP, Kafka } = calm(15);
    const [middle] = floodFigures(calm(10), [
      { HTTP: { ...HTTP, latencies: [] }, Kafka, what: 'a flood', told, worked },
    ]);
    expect(middle).toMatchObject({ value: Infinity, ratio: Infinity });
  });
});

describe('a stranger’s process', () => {
  it('rests as long as it has used more than its share', () => {
    expect(restFor(50, 40, 0.5)).toBe(60);
    expect(restFor(50, 100, 0.5)).toBe(0);
    expect(restFor(50, 400, 0.5)).toBe(0);
  });

  it('takes names in turn', () => {
    expect([0, 1, 2, 3].map((n) => inTurn(['a', 'b'], n))).toEqual(['a', 'b', 'a', 'b']);
    expect(() => inTurn([], 0)).toThrow('nobody');
  });

  it('never sends an id or a request number twice', () => {
    const batch = new FreshBatch('/bench', 3);
    const sent = [
      batch.next().toString(),
      batch.next().toString(),
      new FreshBatch('/other', 3).next().toString(),
    ].flatMap((body) => JSON.parse(body) as { id: string; data: { requestId: string } }[]);
    expect(sent).toHaveLength(9);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(9);
    expect(new Set(sent.map(({ data }) => data.requestId)).size).toBe(9);
  });
});
