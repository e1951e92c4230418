import { setTimeout as delay } from 'node:timers/promises';

/** The platform does not take the file's rows; one line that says what to do. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

const LONGEST_MS = 60_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

export interface DoorOptions {
  /** The gateway. */
  readonly url: string;
  readonly credential: string | undefined;
  /** How long an outage may last before the import gives up. */
  readonly patienceMs: number;
  readonly note: (detail: string) => void;
}

/** Posts to the gateway, and waits out what passes by itself: no answer, too much at once, a service that is away. */
export class Door {
  constructor(private readonly options: DoorOptions) {}

  /** @throws Refused */
  async get(path: string): Promise<unknown> {
    return this.patiently(path, {});
  }

  /** @throws Refused */
  async post(path: string, contentType: string, body: unknown): Promise<unknown> {
    return this.patiently(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': contentType },
    });
  }

  private async patiently(path: string, init: RequestInit): Promise<unknown> {
    const until = Date.now() + this.options.patienceMs;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const { done, why, afterMs } = await this.once(path, init);
      if (done !== undefined) return done.body;
      if (Date.now() > until) throw new Refused(`${why} Run this again later: it goes on where it was.`);
      this.options.note(`waits: ${why}`);
      await delay(afterMs ?? pause);
    }
  }

  private async once(
    path: string,
    init: RequestInit,
  ): Promise<{ done?: { readonly body: unknown }; why: string; afterMs?: number }> {
    const { url, credential } = this.options;
    const headers = {
      ...(init.headers as Record<string, string> | undefined),
      'accept-language': 'en',
      ...(credential !== undefined && { authorization: `Bearer ${credential}` }),
    };
    try {
      const answer = await fetch(url + path, { ...init, headers, signal: AbortSignal.timeout(LONGEST_MS) });
      const text = await answer.text();
      if (answer.ok) return { done: { body: JSON.parse(text) as unknown }, why: '' };
      const why = detailOf(text) ?? `${url + path} answered ${answer.status}.`;
      if (answer.status !== 429 && answer.status < 500) throw new Refused(why);
      const seconds = Number(answer.headers.get('retry-after') ?? NaN);
      return { why, ...(seconds > 0 && { afterMs: seconds * 1000 }) };
    } catch (error) {
      if (error instanceof Refused) throw error;
      return { why: `There is no answer at ${url}.` };
    }
  }
}

const detailOf = (text: string): string | undefined => {
  try {
    const { detail, errors = [] } = JSON.parse(text) as { detail?: string; errors?: { message: string }[] };
    return detail && [detail, ...errors.map(({ message }) => message)].join(' ');
  } catch {
    return undefined;
  }
};
