import { ExpectedFailure } from '../local/failure.js';

/** RFC 9457, as the services answer it. */
export interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly field?: string | null; readonly code: string; readonly message: string }[];
}

/** An answer that is no success, in the service's own words. */
export class Refused extends ExpectedFailure {
  override readonly name = 'Refused';

  constructor(
    readonly status: number,
    readonly problem: Problem,
    what: string,
  ) {
    const [error] = problem.errors ?? [];
    const why = error ? `${error.field ?? ''} ${error.message}`.trim() : (problem.detail ?? 'no reason given');
    super(`${what} answered ${status}: ${why}`);
  }
}

/** No answer at all: nothing listens there, or it took too long. */
export class Unanswered extends ExpectedFailure {
  override readonly name = 'Unanswered';

  constructor(what: string, cause: unknown) {
    const { message, cause: deeper } = cause as Error;
    super(`${what} was not answered: ${deeper instanceof Error ? deeper.message : message}`);
  }
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** The employee who acts, by his id, or whoever shows a token. */
export type Caller = string | { readonly bearer: string };

const ANSWER_WITHIN_MS = 30_000;

/** The gateway's public doors: the sample city comes in as any city would. */
export class Doors {
  constructor(private readonly gatewayUrl: string) {}

  /**
   * @throws {Refused}
   * @throws {Unanswered}
   */
  async call<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object, caller?: Caller): Promise<T> {
    const what = `${method} ${this.gatewayUrl}${path}`;
    const request = {
      method,
      headers: {
        'accept-language': 'en',
        ...(body && { 'content-type': 'application/json' }),
        ...(typeof caller === 'string' && { 'x-acting-employee': caller }),
        ...(typeof caller === 'object' && { authorization: `Bearer ${caller.bearer}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    };
    const [response, answer] = await fetch(`${this.gatewayUrl}${path}`, request)
      // An answer that breaks off in the middle is none; one without JSON still has its status.
      .then(async (given) => [given, parsed<T & Problem>(await given.text())] as const)
      .catch((error: unknown) => {
        throw new Unanswered(what, error);
      });
    if (response.ok) return answer;
    throw new Refused(response.status, answer, what);
  }

  /** Every item of a list door; `path` has a query. */
  async all<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    for (let cursor = ''; ;) {
      const page = await this.call<Page<T>>('GET', `${path}&limit=500${cursor}`);
      items.push(...page.items);
      if (page.next === null) return items;
      cursor = `&cursor=${encodeURIComponent(page.next)}`;
    }
  }
}

const parsed = <T>(text: string): T => {
  try {
    return JSON.parse(text) as T;
  } catch {
    return {} as T;
  }
};
