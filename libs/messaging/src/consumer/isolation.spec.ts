import { Isolation } from './isolation.js';

/** Works that are told when to end. */
class Works {
  readonly begun: string[] = [];
  readonly ended: string[] = [];
  private readonly ends = new Map<string, () => void>();

  readonly work = (name: string) => async (): Promise<void> => {
    this.begun.push(name);
    await new Promise<void>((resolve) => this.ends.set(name, resolve));
    this.ended.push(name);
  };

  async end(name: string): Promise<void> {
    this.ends.get(name)?.();
    await settled();
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Isolation', () => {
  let isolation: Isolation;
  let works: Works;

  beforeEach(() => {
    isolation = new Isolation();
    works = new Works();
  });

  const begin = async (kind: 'beside' | 'alone', ...names: string[]): Promise<void> => {
    for (const name of names) void isolation[kind](works.work(name));
    await settled();
  };

  it('lets batches run beside each other', async () => {
    await begin('beside', 'a', 'b');
    expect(works.begun).toEqual(['a', 'b']);
  });

  it('begins what must be alone when all others have ended, and holds back those that come meanwhile', async () => {
    await begin('beside', 'a', 'b');
    await begin('alone', 'suspect');
    await begin('beside', 'c');
    await works.end('a');
    expect(works.begun).toEqual(['a', 'b']);
    await works.end('b');
    expect(works.begun).toEqual(['a', 'b', 'suspect']);
    await works.end('suspect');
    expect(works.begun).toEqual(['a', 'b', 'suspect', 'c']);
  });

  it('runs one suspect after the other', async () => {
    await begin('alone', 'first', 'second');
    expect(works.begun).toEqual(['first']);
    await works.end('first');
    expect(works.begun).toEqual(['first', 'second']);
  });

  it.each(['beside', 'alone'] as const)(
    'goes on after work %s that failed, and passes the failure on',
    async (kind) => {
      await expect(isolation[kind](() => Promise.reject(new Error('no')))).rejects.toThrow('no');
      await begin('alone', 'next');
      expect(works.begun).toEqual(['next']);
    },
  );
});
