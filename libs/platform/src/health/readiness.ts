export interface Check {
  readonly ready: boolean;
  readonly details?: Readonly<Record<string, unknown>>;
}

const LONGEST_CHECK_MS = 3000;

const withinTime = async (check: () => Promise<Check>): Promise<Check> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Check>((resolve) => {
    timer = setTimeout(() => resolve({ ready: false, details: { error: 'no answer in time' } }), LONGEST_CHECK_MS);
  });
  try {
    return await Promise.race([check(), late]);
  } catch (error) {
    return { ready: false, details: { error: error instanceof Error ? error.name : 'unknown' } };
  } finally {
    clearTimeout(timer);
  }
};

/** Whether this process should get work: all its checks say so, and it is not stopping. */
export class Readiness {
  private readonly checks = new Map<string, () => Promise<Check>>();
  private started = false;
  private stopping = false;

  /** A check that takes longer than 3 s, or throws, is not ready. */
  add(name: string, check: () => Promise<Check>): void {
    this.checks.set(name, check);
  }

  start(): void {
    this.started = true;
  }

  stop(): void {
    this.stopping = true;
  }

  async report(): Promise<{ ready: boolean; checks: Record<string, Check> }> {
    const found = await Promise.all(
      [...this.checks].map(async ([name, check]) => [name, await withinTime(check)] as const),
    );
    const process = { ready: this.started && !this.stopping, ...(this.stopping && { details: { stopping: true } }) };
    return {
      ready: process.ready && found.every(([, { ready }]) => ready),
      checks: { process, ...Object.fromEntries(found) },
    };
  }
}
