/** An answer that is no success, in the service's own words. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly status: number,
    readonly problem: Problem,
    what: string,
  ) {
    const [error] = problem.errors ?? [];
    const why = error ? `${error.field ?? ''} ${error.message}` : (problem.detail ?? 'no reason given');
    super(`${what} answered ${status}: ${why}`);
  }
}

/** RFC 9457, as the services answer it. */
export interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly field?: string; readonly code: string; readonly message: string }[];
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** The gateway's public doors: the sample city comes in as any city would. */
export class Doors {
  constructor(private readonly gatewayUrl: string) {}

  /** @throws {Refused} */
  async call<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object, actor?: string): Promise<T> {
    const response = await fetch(`${this.gatewayUrl}${path}`, {
      method,
      headers: {
        'accept-language': 'en',
        ...(body && { 'content-type': 'application/json' }),
        ...(actor && { 'x-acting-employee': actor }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = (await response.json().catch(() => ({}))) as T & Problem;
    if (response.ok) return answer;
    throw new Refused(response.status, answer, `${method} ${path}`);
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
