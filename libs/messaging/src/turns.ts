export interface TurnLimits {
  /** Turns at once, each of which holds a database connection. */
  readonly all: number;
  /** Of one department at once: when its topic is slow, the others' turns are still there. */
  readonly ofOne: number;
}

/** How long somebody stands in line, and what he is told then. */
export interface Patience {
  readonly ms: number;
  readonly tooLong: () => Error;
}

/** Who had a turn so lately still counts as busy: a calm department has none most of the time. */
const LATELY_MS = 1_000;

interface Waiting {
  readonly department: string;
  readonly start: () => void;
}

/**
 * Who may work now; the others stand in line. Next is the department with the fewest turns under way, of those the first that
 * came, and departments that are busy at the same time share the turns that one may have: behind a flood of whole batches one
 * event would else wait for all of them.
 */
export class Turns {
  private readonly under = new Map<string, number>();
  private readonly ended = new Map<string, number>();
  private count = 0;
  private line: Waiting[] = [];

  constructor(
    private readonly limits: TurnLimits,
    private readonly patience?: Patience,
    /** Milliseconds. */
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** @throws what his patience has him told */
  async run<T>(department: string, work: () => Promise<T>): Promise<T> {
    await this.begin(department);
    try {
      return await work();
    } finally {
      this.end(department);
    }
  }

  /** Departments that have a turn, or had one lately. */
  get busy(): number {
    const since = this.clock() - LATELY_MS;
    for (const [department, at] of this.ended) if (at < since) this.ended.delete(department);
    return new Set([...this.under.keys(), ...this.ended.keys()]).size;
  }

  private begin(department: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = this.patience && setTimeout(() => this.giveUp(waiting, reject), this.patience.ms);
      const start = () => {
        clearTimeout(timer);
        resolve();
      };
      const waiting = { department, start };
      this.line.push(waiting);
      this.letIn();
    });
  }

  private giveUp(waiting: Waiting, reject: (error: Error | undefined) => void): void {
    this.line = this.line.filter((each) => each !== waiting);
    reject(this.patience?.tooLong());
  }

  private end(department: string): void {
    const left = this.turnsOf(department) - 1;
    this.count -= 1;
    if (left === 0) this.under.delete(department);
    else this.under.set(department, left);
    this.ended.set(department, this.clock());
    this.letIn();
  }

  private letIn(): void {
    for (let next = this.nextInLine(); next !== undefined; next = this.nextInLine()) {
      const { department, start } = next;
      this.line = this.line.filter((each) => each !== next);
      this.count += 1;
      this.under.set(department, this.turnsOf(department) + 1);
      start();
    }
  }

  private nextInLine(): Waiting | undefined {
    if (this.count >= this.limits.all) return undefined;
    const fewest = Math.min(...this.line.map(({ department }) => this.turnsOf(department)));
    const share = Math.max(1, Math.floor(this.limits.ofOne / Math.max(1, this.busy)));
    return fewest < share ? this.line.find(({ department }) => this.turnsOf(department) === fewest) : undefined;
  }

  private turnsOf(department: string): number {
    return this.under.get(department) ?? 0;
  }
}
