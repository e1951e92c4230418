import type { Turns } from '#messaging';

interface Asked<I, O> {
  readonly input: I;
  readonly answer: PromiseWithResolvers<O>;
}

type Together<T> = readonly [T, ...T[]];

export interface Way<I, O> {
  /** Answers in the order of the inputs. @throws what all are told, be only one of them the cause */
  readonly take: (inputs: Together<I>) => Promise<readonly O[]>;
  /** Whether each alone would meet the same failure; else each is tried alone. */
  readonly isOfAll: (error: unknown) => boolean;
  readonly weigh: (input: I) => number;
  /** What may be taken together; one alone may weigh more. */
  readonly most: number;
}

/**
 * What stands in one line while it waits for its department's turn is taken together: the busier the platform, the less a
 * request costs, so that a department's requests do not queue up behind each other.
 */
export class Gathering<I, O> {
  private readonly lines = new Map<string, Asked<I, O>[]>();

  constructor(
    private readonly turns: Turns,
    private readonly way: Way<I, O>,
  ) {}

  /** @throws what the turns do after waiting in vain; what `take` throws */
  take({ department, line }: { department: string; line: string }, input: I): Promise<O> {
    const asked = { input, answer: Promise.withResolvers<O>() };
    this.keep(line, [...this.waiting(line), asked]);
    this.turns
      .run(department, () => this.answer(this.next(line)))
      .catch((busy: unknown) => {
        // Whom somebody else's turn has taken along is answered by it.
        if (this.leave(line, asked)) asked.answer.reject(busy);
      });
    return asked.answer.promise;
  }

  private next(line: string): readonly Asked<I, O>[] {
    const waiting = this.waiting(line);
    let weight = 0;
    const tooMuch = waiting.findIndex(({ input }, n) => (weight += this.way.weigh(input)) > this.way.most && n > 0);
    const count = tooMuch === -1 ? waiting.length : tooMuch;
    this.keep(line, waiting.slice(count));
    return waiting.slice(0, count);
  }

  private leave(line: string, asked: Asked<I, O>): boolean {
    const waiting = this.waiting(line);
    const left = waiting.filter((each) => each !== asked);
    this.keep(line, left);
    return left.length < waiting.length;
  }

  private waiting(line: string): Asked<I, O>[] {
    return this.lines.get(line) ?? [];
  }

  private keep(line: string, waiting: Asked<I, O>[]): void {
    if (waiting.length === 0) this.lines.delete(line);
    else this.lines.set(line, waiting);
  }

  /** Never throws: each is told by his own answer. */
  private async answer([first, ...others]: readonly Asked<I, O>[]): Promise<void> {
    if (first === undefined) return;
    try {
      const outputs = await this.way.take([first.input, ...others.map(({ input }) => input)]);
      [first, ...others].forEach(({ answer }, n) => answer.resolve(outputs[n] as O));
    } catch (error) {
      if (others.length === 0 || this.way.isOfAll(error)) {
        for (const { answer } of [first, ...others]) answer.reject(error);
      } else {
        for (const each of [first, ...others]) await this.answer([each]);
      }
    }
  }
}
