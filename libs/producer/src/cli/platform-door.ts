import { setTimeout as delay } from 'node:timers/promises';
import type { Language } from '../check/words.js';
import { failure, jsonOf, problemOf, reasonOf } from '../delivery/door.js';
import type { Output } from './output.js';
import { CLI_TEXTS } from './texts.js';

export interface DoorAddress {
  readonly url: string;
  readonly credential: string;
  readonly language: Language;
}

/** The platform does not do it; the message says why, in its words. */
export class Refused extends Error {
  override name = 'Refused';
}

const TIMEOUT_MS = 30_000;
const PAUSE_MS = 1_000;
const TRIES = 10;
const NO_CONTENT = 204;

/** Asks the platform, and waits when it or the network needs a moment. All that it is asked for here may be asked twice. */
export class PlatformDoor {
  constructor(
    private readonly address: DoorAddress,
    private readonly output: Output,
  ) {}

  /** @throws Refused */
  get<T>(path: string): Promise<T> {
    return this.ask<T>(path, { method: 'GET' });
  }

  /** @throws Refused */
  post<T>(path: string, body: object): Promise<T> {
    return this.ask<T>(path, { method: 'POST', body: JSON.stringify(body) });
  }

  /** Undefined where the door has nothing to say. @throws Refused */
  delete<T>(path: string): Promise<T> {
    return this.ask<T>(path, { method: 'DELETE' });
  }

  private async ask<T>(path: string, request: RequestInit): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      const answer = await this.once<T>(path, request);
      if ('value' in answer) return answer.value;
      if (answer.waitMs === undefined || tries === TRIES) throw new Refused(answer.why);
      this.output.err(CLI_TEXTS[this.address.language].waiting(Math.ceil(answer.waitMs / 1000), answer.why));
      await delay(answer.waitMs);
    }
  }

  private async once<T>(
    path: string,
    request: RequestInit,
  ): Promise<{ value: T } | { why: string; waitMs: number | undefined }> {
    const { url, credential, language } = this.address;
    const headers = {
      authorization: `Bearer ${credential}`,
      'accept-language': language,
      ...(request.body !== undefined && { 'content-type': 'application/json' }),
    };
    try {
      // Followed, a redirect would carry the credential elsewhere.
      const options: RequestInit = { ...request, headers, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) };
      const response = await fetch(url + path, options);
      if (response.status === NO_CONTENT) return { value: undefined as T };
      const body = await jsonOf(response);
      if (response.ok && typeof body === 'object' && body !== null) return { value: body as T };
      const said = failure(response, problemOf(body));
      if (said.kind !== 'later') return { why: problemOf(body)?.detail ?? String(response.status), waitMs: undefined };
      const { trouble, detail, retryAfterMs = PAUSE_MS } = said;
      return { why: detail, waitMs: trouble === 'BUSY' || trouble === 'FAILED' ? retryAfterMs : undefined };
    } catch (error) {
      return { why: reasonOf(error), waitMs: PAUSE_MS };
    }
  }
}
