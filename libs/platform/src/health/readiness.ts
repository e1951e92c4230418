import { isError } from '../problems/is-error.js';

export interface ReadinessCheck {
  readonly ready: boolean;
  readonly details?: Readonly<Record<string, unknown>>;
}

interface NamedCheck {
  readonly name: string;
  readonly check: () => Promise<ReadinessCheck>;
  readonly decides: boolean;
}

const LONGEST_CHECK_MS = 3000;

/** A code such as ECONNREFUSED, never the text: that may hold an address with its password. */
const reasonOf = (error: unknown): string => {
  if (!isError(error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
};

const withinTime = async (check: () => Promise<ReadinessCheck>): Promise<ReadinessCheck> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ReadinessCheck>((resolve) => {
    timer = setTimeout(() => resolve({ ready: false, details: { error: 'no answer in time' } }), LONGEST_CHECK_MS);
  });
  try {
    return await Promise.race([check(), late]);
  } catch (error) {
    return { ready: false, details: { error: reasonOf(error) } };
  } finally {
    clearTimeout(timer);
  }
};

/** Whether this process should get work: all its checks say so, and it is not stopping. */
export class Readiness {
  private readonly checks: NamedCheck[] = [];
  private started = false;
  private readonly end = new AbortController();

  /** A check that takes longer than 3 s, or throws, is not ready. One that does not decide is told, and changes nothing. */
  add(name: string, check: () => Promise<ReadinessCheck>, { decides = true } = {}): void {
    this.checks.push({ name, check, decides });
  }

  start(): void {
    this.started = true;
  }

  /** Aborted when the service begins to stop, before its doors close: answers that would last, such as streams, end then. */
  get stopping(): AbortSignal {
    return this.end.signal;
  }

  stop(): void {
    this.end.abort();
  }

  async report(): Promise<{ ready: boolean; checks: Record<string, ReadinessCheck> }> {
    const found = await Promise.all(
      this.checks.map(async ({ name, check, decides }) => ({ name, decides, found: await withinTime(check) })),
    );
    const { aborted } = this.stopping;
    const process = { ready: this.started && !aborted, ...(aborted && { details: { stopping: true } }) };
    return {
      ready: process.ready && found.every(({ decides, found: { ready } }) => ready || !decides),
      checks: { process, ...Object.fromEntries(found.map((each) => [each.name, each.found])) },
    };
  }
}
