/** What is found of some keys; those that it does not hold are unknown. */
export type FindAll<T> = (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>;

/** Of one question to the database. */
const MOST_AT_ONCE = 500;

/**
 * Looks keys up together: who asks while a look-up is under way shares the next one. A flood of requests so takes one
 * connection to the database and not all of them, and each answer is still from after its question.
 */
export class Gathered<T> {
  private waiting = new Map<string, PromiseWithResolvers<T | undefined>>();
  private busy = false;

  constructor(private readonly findAll: FindAll<T>) {}

  ask(key: string): Promise<T | undefined> {
    const asked = this.waiting.get(key) ?? Promise.withResolvers<T | undefined>();
    this.waiting.set(key, asked);
    if (!this.busy) void this.answer();
    return asked.promise;
  }

  /** Until nobody waits. */
  private async answer(): Promise<void> {
    this.busy = true;
    while (this.waiting.size > 0) {
      const all = [...this.waiting];
      const now = all.slice(0, MOST_AT_ONCE);
      this.waiting = new Map(all.slice(MOST_AT_ONCE));
      await this.answerThese(now);
    }
    this.busy = false;
  }

  private async answerThese(asked: readonly [string, PromiseWithResolvers<T | undefined>][]): Promise<void> {
    try {
      const found = await this.findAll(asked.map(([key]) => key));
      for (const [key, { resolve }] of asked) resolve(found.get(key));
    } catch (error) {
      for (const [, { reject }] of asked) reject(error);
    }
  }
}
