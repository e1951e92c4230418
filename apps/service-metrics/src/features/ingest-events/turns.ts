import { Problem } from '#platform';

export interface TurnLimits {
  /** Turns at once, each of which holds a database connection. */
  readonly all: number;
  /** Of one department at once: when its topic is slow, the others' turns are still there. */
  readonly ofOne: number;
  /** Longer than this nobody stands in line. */
  readonly waitMs: number;
}

/** Half of the pool is left to the consumers and to the other doors. */
export const turnsWithin = (poolSize: number): TurnLimits => {
  const all = Math.max(1, Math.floor(poolSize / 2));
  return { all, ofOne: Math.max(1, Math.floor(all / 2)), waitMs: 3_000 };
};

interface Waiting {
  readonly department: string;
  readonly start: () => void;
}

/**
 * Who may write now; the others stand in line. Next is the department with the fewest turns under way, of those the first
 * that came: behind a flood of whole batches one event would else wait for all of them.
 */
export class Turns {
  private readonly under = new Map<string, number>();
  private count = 0;
  private line: Waiting[] = [];

  constructor(private readonly limits: TurnLimits) {}

  /** @throws Problem 429 after waiting in vain */
  async run<T>(department: string, work: () => Promise<T>): Promise<T> {
    await this.begin(department);
    try {
      return await work();
    } finally {
      this.end(department);
    }
  }

  private begin(department: string): Promise<void> {
    if (this.mayStart(department)) {
      this.start(department);
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.line = this.line.filter((each) => each !== waiting);
        reject(new Problem(429, 'INGEST_BUSY', {}, { headers: { 'retry-after': '2' } }));
      };
      const timer = setTimeout(giveUp, this.limits.waitMs);
      const start = () => {
        clearTimeout(timer);
        resolve();
      };
      const waiting = { department, start };
      this.line.push(waiting);
    });
  }

  private mayStart(department: string): boolean {
    return this.count < this.limits.all && this.turnsOf(department) < this.limits.ofOne;
  }

  private start(department: string): void {
    this.count += 1;
    this.under.set(department, this.turnsOf(department) + 1);
  }

  private end(department: string): void {
    const left = (this.under.get(department) ?? 1) - 1;
    this.count -= 1;
    if (left === 0) this.under.delete(department);
    else this.under.set(department, left);
    const next = this.nextInLine();
    if (next === undefined) return;
    this.line = this.line.filter((each) => each !== next);
    this.start(next.department);
    next.start();
  }

  private nextInLine(): Waiting | undefined {
    const mayStart = this.line.filter((each) => this.mayStart(each.department));
    const fewest = Math.min(...mayStart.map(({ department }) => this.turnsOf(department)));
    return mayStart.find(({ department }) => this.turnsOf(department) === fewest);
  }

  private turnsOf(department: string): number {
    return this.under.get(department) ?? 0;
  }
}
