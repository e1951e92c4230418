import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { type RefusalPace, RefusedBodies } from './refused-bodies.js';

const KIB = 1024;
const PACE: RefusalPace = {
  bytesPerSecond: 64 * KIB,
  bytesPerSecondOfAll: 128 * KIB,
  longestMs: 60_000,
};

const bodyOf = (pieces: number): Readable =>
  Readable.from(Array.from({ length: pieces }, () => Buffer.alloc(64 * KIB)));

/** Rests take no time; what they would have taken is noted. */
const reading = (pace: Partial<RefusalPace> = {}) => {
  const rests: number[] = [];
  const rest = (ms: number): Promise<void> => Promise.resolve(void rests.push(ms));
  return { rests, bodies: new RefusedBodies({ ...PACE, ...pace }, rest) };
};

describe('the body of a refused request', () => {
  it('is read to its end, each piece after as long as its size takes', async () => {
    const { rests, bodies } = reading();
    const body = bodyOf(3);
    await bodies.read(body);
    expect(body.readableEnded).toBe(true);
    expect(rests).toEqual([1_000, 1_000, 1_000]);
  });

  it('is read the more slowly the more others there are', async () => {
    const { rests, bodies } = reading();
    await Promise.all([1, 1, 1, 1].map((pieces) => bodies.read(bodyOf(pieces))));
    expect(rests).toEqual([2_000, 2_000, 2_000, 2_000]);
    await bodies.read(bodyOf(1));
    expect(rests.at(-1)).toBe(1_000);
  });

  it('keeps its answer waiting for no longer than it may, and the rest is read at once', async () => {
    const { rests, bodies } = reading({ longestMs: 1 });
    const body = new PassThrough();
    await bodies.read(body);
    expect(rests).toEqual([]);
    body.end(Buffer.alloc(640 * KIB));
    await once(body, 'close');
    expect(rests).toEqual([]);
  });

  it('ends with its sender', async () => {
    const { bodies } = reading();
    const body = bodyOf(1);
    const read = bodies.read(body);
    body.destroy(new Error('aborted'));
    await expect(read).resolves.toBeUndefined();
  });
});
