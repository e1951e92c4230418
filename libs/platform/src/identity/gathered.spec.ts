import { Gathered } from './gathered.js';

/** Look-ups that end when they are told to, be it before they begin. */
class Answers {
  readonly asked: (readonly string[])[] = [];
  private readonly ends: PromiseWithResolvers<void>[] = Array.from({ length: 3 }, () => Promise.withResolvers());
  readonly gathered = new Gathered<string>(async (keys) => {
    const count = this.asked.push(keys);
    await this.ends[count - 1]?.promise;
    return new Map(keys.filter((key) => key !== 'unknown').map((key) => [key, `${key}, asked ${count}`]));
  });

  end(index: number): void {
    this.ends[index]?.resolve();
  }
}

describe('keys that are looked up together', () => {
  it('go in one look-up when they are asked for while another is under way', async () => {
    const answers = new Answers();
    const first = answers.gathered.ask('a');
    const later = ['b', 'c', 'b'].map((key) => answers.gathered.ask(key));
    answers.end(0);
    expect(await first).toBe('a, asked 1');
    answers.end(1);
    expect(await Promise.all(later)).toEqual(['b, asked 2', 'c, asked 2', 'b, asked 2']);
    expect(answers.asked).toEqual([['a'], ['b', 'c']]);
  });

  it('are asked for again by who asks after the look-up began', async () => {
    const answers = new Answers();
    const before = answers.gathered.ask('a');
    const after = answers.gathered.ask('a');
    answers.end(0);
    expect(await before).toBe('a, asked 1');
    answers.end(1);
    expect(await after).toBe('a, asked 2');
  });

  it('are undefined when nothing is known of them', async () => {
    const answers = new Answers();
    const unknown = answers.gathered.ask('unknown');
    answers.end(0);
    expect(await unknown).toBeUndefined();
  });

  it('go in several look-ups when they are many', async () => {
    const answers = new Answers();
    const first = answers.gathered.ask('first');
    const many = Array.from({ length: 700 }, (_, n) => answers.gathered.ask(`key-${n}`));
    for (const index of [0, 1, 2]) answers.end(index);
    await Promise.all([first, ...many]);
    expect(answers.asked.map((keys) => keys.length)).toEqual([1, 500, 200]);
  });

  it('fail together when a look-up fails, and the next ones are looked up', async () => {
    let fails = true;
    const gathered = new Gathered<string>((keys) =>
      fails ? Promise.reject(new Error('no database')) : Promise.resolve(new Map(keys.map((key) => [key, key]))),
    );
    await expect(gathered.ask('a')).rejects.toThrow('no database');
    fails = false;
    expect(await gathered.ask('a')).toBe('a');
  });
});
