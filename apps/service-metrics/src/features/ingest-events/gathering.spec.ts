import { Turns } from '#messaging';
import { Gathering } from './gathering.js';

interface Turn {
  readonly begun: PromiseWithResolvers<void>;
  readonly end: PromiseWithResolvers<void>;
}

/** Takes texts, one turn of a department at a time; each turn ends when it is told to. */
class Door {
  readonly taken: (readonly string[])[] = [];
  private readonly turns = Array.from({ length: 6 }, (): Turn => {
    return { begun: Promise.withResolvers(), end: Promise.withResolvers() };
  });
  private readonly gathering: Gathering<string, string>;

  constructor({ waitMs = 60_000, failsOn = '' } = {}) {
    this.gathering = new Gathering<string, string>(
      new Turns({ all: 2, ofOne: 1 }, { ms: waitMs, tooLong: () => new Error('busy') }),
      {
        take: async (texts) => {
          const turn = this.taken.push(texts);
          this.turns[turn - 1]?.begun.resolve();
          await this.turns[turn - 1]?.end.promise;
          const bad = texts.find((text) => text === failsOn || text === 'outage');
          if (bad !== undefined) throw new Error(bad);
          return texts.map((text) => `${text} in turn ${turn}`);
        },
        isOfAll: (error) => error instanceof Error && error.message === 'outage',
        weigh: (text) => text.length,
        most: 10,
      },
    );
  }

  take(input: string, line = 'loket', department = 'disdukcapil'): Promise<string> {
    return this.gathering.take({ department, line }, input);
  }

  /** Takes the first, and has its turn go on until it is told to end. */
  async begin(input: string): Promise<{ answer: Promise<string> }> {
    const answer = this.take(input);
    await this.begun(1);
    return { answer };
  }

  async begun(turn: number): Promise<void> {
    await this.turns[turn - 1]?.begun.promise;
  }

  end(...turns: number[]): void {
    for (const turn of turns) this.turns[turn - 1]?.end.resolve();
  }
}

describe('requests of one producer', () => {
  it('are taken together when they come while its department has no turn', async () => {
    const door = new Door();
    const { answer } = await door.begin('a');
    const others = ['b', 'c'].map((text) => door.take(text));
    door.end(1, 2);
    expect(await Promise.all([answer, ...others])).toEqual(['a in turn 1', 'b in turn 2', 'c in turn 2']);
    expect(door.taken).toEqual([['a'], ['b', 'c']]);
  });

  it('are answered as soon as they are taken, whoever had the turn', async () => {
    const door = new Door();
    const { answer } = await door.begin('a');
    const others = ['b', 'c'].map((text) => door.take(text));
    door.end(1);
    await Promise.all([answer, door.begun(2)]);
    const later = door.take('d');
    door.end(2);
    expect(await Promise.all(others)).toEqual(['b in turn 2', 'c in turn 2']);
    door.end(3);
    expect(await later).toBe('d in turn 3');
  });

  it('are taken in several turns when together they weigh too much, and alone however heavy', async () => {
    const door = new Door();
    const { answer } = await door.begin('a');
    const others = ['heavier than ten', 'bbbbbb', 'cccc', 'd'].map((text) => door.take(text));
    door.end(1, 2, 3, 4);
    await Promise.all([answer, ...others]);
    expect(door.taken).toEqual([['a'], ['heavier than ten'], ['bbbbbb', 'cccc'], ['d']]);
  });

  it('are not taken together with another producer’s', async () => {
    const door = new Door();
    const { answer } = await door.begin('a');
    const others = ['loket', 'arsip'].map((line) => door.take(line, line));
    door.end(1, 2, 3);
    await Promise.all([answer, ...others]);
    expect(door.taken).toEqual([['a'], ['loket'], ['arsip']]);
  });

  it('are tried alone when they fail together, so that one does not fail the others', async () => {
    const door = new Door({ failsOn: 'bad' });
    const { answer } = await door.begin('a');
    const others = ['b', 'bad', 'c'].map((text) => door.take(text));
    door.end(1, 2, 3, 4, 5);
    expect(await Promise.allSettled([answer, ...others])).toMatchObject([
      { value: 'a in turn 1' },
      { value: 'b in turn 3' },
      { reason: { message: 'bad' } },
      { value: 'c in turn 5' },
    ]);
  });

  it('fail together when none could be taken alone either', async () => {
    const door = new Door();
    const { answer } = await door.begin('a');
    const others = ['b', 'outage'].map((text) => door.take(text));
    door.end(1, 2);
    expect(await Promise.allSettled([answer, ...others])).toMatchObject([
      { value: 'a in turn 1' },
      { reason: { message: 'outage' } },
      { reason: { message: 'outage' } },
    ]);
    expect(door.taken).toHaveLength(2);
  });

  it('are told to come again when no turn comes, and are not taken after that', async () => {
    const door = new Door({ waitMs: 20 });
    const { answer } = await door.begin('a');
    await expect(door.take('b')).rejects.toThrow('busy');
    door.end(1);
    expect(await answer).toBe('a in turn 1');
    door.end(2);
    expect(await door.take('c')).toBe('c in turn 2');
    expect(door.taken).toEqual([['a'], ['c']]);
  });
});
