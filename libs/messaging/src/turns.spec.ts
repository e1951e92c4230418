import { Turns } from './turns.js';

/** Work that ends when it is told to. */
function work() {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  return { run: () => done, end: () => end() };
}

describe('the turns of writing', () => {
  it('are taken at once while there are any', async () => {
    const turns = new Turns({ all: 2, ofOne: 1 });
    expect(await turns.run('a', () => Promise.resolve(1))).toBe(1);
    expect(await turns.run('a', () => Promise.resolve(2))).toBe(2);
  });

  it('are so many of one department, while another’s goes ahead', async () => {
    const turns = new Turns({ all: 2, ofOne: 1 });
    const [slow, order] = [work(), [] as string[]];
    const first = turns.run('a', slow.run);
    const second = turns.run('a', () => Promise.resolve(void order.push('a')));
    await turns.run('b', () => Promise.resolve(void order.push('b')));
    slow.end();
    await Promise.all([first, second]);
    expect(order).toEqual(['b', 'a']);
  });

  it('are waited for in the order of arrival', async () => {
    const turns = new Turns({ all: 1, ofOne: 1 });
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
    const turns = new Turns({ all: 2, ofOne: 2 });
    const [slow, long, order] = [work(), work(), [] as string[]];
    const under = [turns.run('flood', slow.run), turns.run('flood', long.run)];
    const waiting = ['flood', 'flood', 'flood', 'calm'].map((department) =>
      turns.run(department, () => Promise.resolve(void order.push(department))),
    );
    slow.end();
    long.end();
    await Promise.all([...under, ...waiting]);
    expect(order).toEqual(['calm', 'flood', 'flood', 'flood']);
  });

  it('are not waited for without end, and are free again after work that failed', async () => {
    const turns = new Turns({ all: 1, ofOne: 1 }, { ms: 20, tooLong: () => new Error('come again') });
    const slow = work();
    const first = turns.run('a', slow.run);
    await expect(turns.run('b', () => Promise.resolve())).rejects.toThrow('come again');
    slow.end();
    await first;
    await expect(turns.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await turns.run('c', () => Promise.resolve('free'))).toBe('free');
  });

  it('of one department are fewer while another is busy, and as many as before when that has been still for a second', async () => {
    let now = 0;
    const turns = new Turns({ all: 9, ofOne: 4 }, undefined, () => now);
    const flood = Array.from({ length: 12 }, () => work());
    const started: number[] = [];
    const runs = flood.map((each, n) =>
      turns.run('flood', () => {
        started.push(n);
        return each.run();
      }),
    );
    const endOf = async (...numbers: number[]) => {
      for (const n of numbers) {
        flood[n]?.end();
        await runs[n];
      }
    };
    expect(turns.busy).toBe(1);
    await turns.run('calm', () => Promise.resolve());
    expect(turns.busy).toBe(2);
    await endOf(0, 1, 2, 3);
    expect(started).toEqual([0, 1, 2, 3, 4, 5]);
    now = 2_000;
    await endOf(4, 5);
    expect(turns.busy).toBe(1);
    expect(started).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    await endOf(6, 7, 8, 9, 10, 11);
  });
});
