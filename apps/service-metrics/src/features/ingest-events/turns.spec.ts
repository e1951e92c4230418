import { Turns, turnsWithin } from './turns.js';

/** Work that ends when it is told to. */
function work() {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  return { run: () => done, end: () => end() };
}

describe('the turns of writing', () => {
  it('are taken at once while there are any', async () => {
    const turns = new Turns({ all: 2, ofOne: 1, waitMs: 1_000 });
    expect(await turns.run('a', () => Promise.resolve(1))).toBe(1);
    expect(await turns.run('a', () => Promise.resolve(2))).toBe(2);
  });

  it('are so many of one department, while another’s goes ahead', async () => {
    const turns = new Turns({ all: 2, ofOne: 1, waitMs: 60_000 });
    const [slow, order] = [work(), [] as string[]];
    const first = turns.run('a', slow.run);
    const second = turns.run('a', () => Promise.resolve(void order.push('a')));
    await turns.run('b', () => Promise.resolve(void order.push('b')));
    slow.end();
    await Promise.all([first, second]);
    expect(order).toEqual(['b', 'a']);
  });

  it('are waited for in the order of arrival', async () => {
    const turns = new Turns({ all: 1, ofOne: 1, waitMs: 60_000 });
    const [slow, order] = [work(), [] as number[]];
    const all = [
      turns.run('a', slow.run),
      ...[1, 2, 3].map((n) => turns.run(`${n}`, () => Promise.resolve(void order.push(n)))),
    ];
    slow.end();
    await Promise.all(all);
    expect(order).toEqual([1, 2, 3]);
  });

  it('come first to a department that has none, however many of a flood stand in line before it', async () => {
    const turns = new Turns({ all: 2, ofOne: 2, waitMs: 60_000 });
    const [slow, long, order] = [work(), work(), [] as string[]];
    const under = [turns.run('flood', slow.run), turns.run('flood', long.run)];
    const waiting = ['flood', 'flood', 'flood', 'calm'].map((department) =>
      turns.run(department, () => Promise.resolve(void order.push(department))),
    );
    slow.end();
    await Promise.all(waiting);
    expect(order).toEqual(['calm', 'flood', 'flood', 'flood']);
    long.end();
    await Promise.all(under);
  });

  it('are not waited for without end, and are free again after work that failed', async () => {
    const turns = new Turns({ all: 1, ofOne: 1, waitMs: 20 });
    const slow = work();
    const first = turns.run('a', slow.run);
    await expect(turns.run('b', () => Promise.resolve())).rejects.toMatchObject({
      status: 429,
      code: 'INGEST_BUSY',
      headers: { 'retry-after': '2' },
    });
    slow.end();
    await first;
    await expect(turns.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await turns.run('c', () => Promise.resolve('free'))).toBe('free');
  });

  it.each([
    [10, 5, 2],
    [2, 1, 1],
    [1, 1, 1],
    [200, 100, 50],
  ])('of a pool of %i are %i, of one department %i', (pool, all, ofOne) => {
    expect(turnsWithin(pool)).toMatchObject({ all, ofOne });
  });
});
