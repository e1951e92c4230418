import { GATEWAY } from '../local/gateway-address.js';
import { DEFAULT_PORTS, portVariable, type ServiceName, urlVariable } from '../local/service-names.js';

/** Why a service gave no answer, and what to do: one line. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
}

export interface Where {
  /** The gateway, or with `direct` the one service. */
  readonly url: string | undefined;
  readonly direct: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const LONGEST_MS = 60_000;

/** Where a service's messaging doors are: `http://127.0.0.1:8080/api/rewards/messaging/`. */
export const doorsOf = (service: ServiceName, { url, direct }: Where, env: Environment): string => {
  if (!direct) return `${url ?? GATEWAY}/api/${service}/messaging/`;
  const port = env[portVariable(service)] ?? String(DEFAULT_PORTS[service]);
  const own = url ?? env[urlVariable(service)] ?? `http://127.0.0.1:${port}`;
  return `${own.replace(/\/+$/, '')}/messaging/`;
};

/** One service's messaging doors. */
export class Doors {
  constructor(
    private readonly base: string,
    private readonly direct: boolean,
    /** City IT's, which a replay and a discard ask for, and in production each door. */
    private readonly token?: string,
  ) {}

  /** A list door to its end, page by page. @throws NoAnswer */
  async list<T>(door: string): Promise<T[]> {
    const found: T[] = [];
    for (let next: string | undefined = this.base + door; next !== undefined;) {
      const { response, body } = await this.call(next);
      if (!Array.isArray(body)) throw this.strange(response.status);
      found.push(...(body as T[]));
      const link = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
      next = link && new URL(link, next).href;
    }
    return found;
  }

  /** @throws NoAnswer */
  async replay(request: object): Promise<ReplayAnswer> {
    const { response, body } = await this.call(`${this.base}replay`, request);
    if (!isReplayAnswer(body)) throw this.strange(response.status);
    return body;
  }

  /** @throws NoAnswer */
  async discard(position: string): Promise<DiscardAnswer> {
    const { response, body } = await this.call(`${this.base}discard`, { position });
    if (!isDiscardAnswer(body)) throw this.strange(response.status);
    return body;
  }

  private async call(url: string, post?: object): Promise<{ response: Response; body: unknown }> {
    const { response, text } = await this.fetch(url, post);
    const body = parsed(text);
    if (!response.ok) throw this.refused(response.status, body);
    return { response, body };
  }

  private async fetch(url: string, post?: object): Promise<{ response: Response; text: string }> {
    try {
      const response = await fetch(url, {
        signal: AbortSignal.timeout(LONGEST_MS),
        headers: {
          'accept-language': 'en',
          ...(post && { 'content-type': 'application/json' }),
          ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
        },
        ...(post && { method: 'POST', body: JSON.stringify(post) }),
      });
      return { response, text: await response.text() };
    } catch (error) {
      const { origin } = new URL(url);
      if (error instanceof Error && error.name === 'TimeoutError') {
        throw new NoAnswer(`${origin} took longer than ${LONGEST_MS / 1000} s. Run this again: twice changes nothing.`);
      }
      const advice = this.direct
        ? 'Is the service running there? Look at its log, or name its address with --url.'
        : 'Is the gateway running there? Name another with --url, or ask the services themselves with --direct.';
      throw new NoAnswer(`no answer at ${origin} (${codeOf(error)}). ${advice}`);
    }
  }

  private refused(status: number, body: unknown): NoAnswer {
    if (!isProblem(body)) return this.strange(status);
    const fields = (body.errors ?? []).map(({ field, message }) => ` ${field ?? ''} ${message}`).join('');
    return new NoAnswer(`${body.detail}${fields} ${adviceOf(status, body.code)}`);
  }

  private strange(status: number): NoAnswer {
    return new NoAnswer(
      `${this.base} answered ${status}, and not as Teladan of this version does. Is the address right?`,
    );
  }
}

export interface ReplayedKey {
  readonly topic: string;
  readonly key: string;
  readonly wasHeld: boolean;
  readonly handled: number;
  readonly left: number;
  readonly code: string | null;
  readonly reason: string | null;
  readonly awaits: string | null;
}

export interface ReplayAnswer {
  readonly keys: readonly ReplayedKey[];
  readonly remaining: number;
  readonly next: string | null;
}

export interface DiscardAnswer {
  readonly outcome: 'discarded' | 'discarded-before' | 'waits' | 'unknown';
  readonly key: ReplayedKey | null;
}

interface ProblemAnswer {
  readonly detail: string;
  readonly code: string;
  readonly errors?: readonly { readonly field: string | null; readonly message: string }[];
}

const adviceOf = (status: number, code: string): string => {
  if (code === 'SIGN_IN_UNAVAILABLE')
    return 'Until then only /health/ready and /metrics of a service tell how it stands.';
  if (code === 'CREDENTIAL_REQUIRED' || code === 'CREDENTIAL_REFUSED') {
    return `Set ADMINISTRATOR_TOKEN to the administrator's token of that platform.`;
  }
  if (status >= 500) return 'Look at the log and /health/ready of the service, then run this again.';
  return `(${status} ${code})`;
};

const isProblem = (body: unknown): body is ProblemAnswer =>
  typeof body === 'object' && body !== null && 'detail' in body && 'code' in body;

const isReplayAnswer = (body: unknown): body is ReplayAnswer =>
  typeof body === 'object' && body !== null && 'keys' in body && Array.isArray(body.keys) && 'next' in body;

const isDiscardAnswer = (body: unknown): body is DiscardAnswer =>
  typeof body === 'object' && body !== null && 'outcome' in body && 'key' in body;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const codeOf = (error: unknown): string => {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
};
