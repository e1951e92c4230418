import { setTimeout as delay } from 'node:timers/promises';
import type { Credential } from './credential.js';
import { RUN_TEXTS } from './run-texts.js';
import type { Language } from './texts.js';

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
  readonly credential: Credential;
  /** How long an outage may last before the import gives up. */
  readonly patienceMs: number;
  /** Of the reasons that the platform gives. */
  readonly language: Language;
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
      if (Date.now() > until) throw new Refused(`${why} ${this.say('later')}`);
      this.options.note(`${this.say('waits')}${why}`);
      await delay(afterMs ?? pause);
    }
  }

  private async once(
    path: string,
    init: RequestInit,
  ): Promise<{ done?: { readonly body: unknown }; why: string; afterMs?: number }> {
    const { url, credential, language } = this.options;
    const headers = {
      ...(init.headers as Record<string, string> | undefined),
      'accept-language': language,
      authorization: `Bearer ${credential.token}`,
    };
    try {
      const answer = await fetch(url + path, { ...init, headers, signal: AbortSignal.timeout(LONGEST_MS) });
      const text = await answer.text();
      if (answer.ok) return { done: { body: this.understood(text) }, why: '' };
      const { code, detail } = problemIn(text);
      const why = detail ?? RUN_TEXTS.answered(url + path, answer.status)[language];
      if (code === 'CREDENTIAL_REFUSED') throw new Refused(`${why} ${credential.advice[language]}`);
      if (!mayPass(answer.status, code)) throw new Refused(why);
      const seconds = Number(answer.headers.get('retry-after') ?? NaN);
      return { why, ...(seconds > 0 && { afterMs: seconds * 1000 }) };
    } catch (error) {
      if (error instanceof Refused) throw error;
      return { why: RUN_TEXTS.noAnswer(url)[language] };
    }
  }

  /** @throws Refused: waiting would not make it JSON */
  private understood(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      throw this.notUnderstood();
    }
  }

  notUnderstood(): Refused {
    return new Refused(this.say('notUnderstood'));
  }

  private say(what: 'later' | 'waits' | 'notUnderstood'): string {
    return RUN_TEXTS[what][this.options.language];
  }
}

/** Too much at once, or a service that is away; a setting that is missing there stays away until somebody sets it. */
const mayPass = (status: number, code: string | undefined): boolean =>
  status === 429 || (status >= 500 && code !== 'ADMINISTRATOR_TOKEN_UNSET');

interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly message: string }[];
}

const problemIn = (text: string): Pick<Problem, 'code' | 'detail'> => {
  try {
    const { code, detail, errors = [] } = JSON.parse(text) as Problem;
    const all = detail && [detail, ...errors.map(({ message }) => message)].join(' ');
    return { ...(code && { code }), ...(all && { detail: all }) };
  } catch {
    return {};
  }
};
