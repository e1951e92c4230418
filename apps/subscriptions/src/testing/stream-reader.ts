import type { CloudEvent } from '../cloud-event.js';

export interface Heard {
  readonly id: number;
  readonly event: string;
  readonly data: CloudEvent;
}

export interface Reading {
  /** `?type=…`, without it everything of the scopes. */
  readonly query?: string;
  readonly lastEventId?: number | undefined;
}

const fieldOf = (block: string, name: string): string =>
  block
    .split('\n')
    .find((line) => line.startsWith(`${name}: `))
    ?.slice(name.length + 2) ?? '';

/** Reads an event stream as a dashboard does, with nothing but an HTTP client. */
export class StreamReader {
  readonly heard: Heard[] = [];
  readonly comments: string[] = [];
  /** Everything that was received. */
  bytes = '';
  /** Settles when the stream has ended, from either side. */
  readonly ended: Promise<void>;
  private rest = '';

  private constructor(
    readonly answer: Response,
    private readonly leaving: AbortController,
  ) {
    this.ended = this.read().catch(() => undefined);
  }

  static async open(url: string, token: string, { query = '', lastEventId }: Reading = {}): Promise<StreamReader> {
    const leaving = new AbortController();
    const answer = await fetch(`${url}/events${query}`, {
      signal: leaving.signal,
      headers: {
        authorization: `Bearer ${token}`,
        ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }),
      },
    });
    if (answer.status !== 200) throw new Error(`no stream: ${answer.status} ${await answer.text()}`);
    return new StreamReader(answer, leaving);
  }

  /** All that were told in their order, with events and without. */
  get ids(): readonly number[] {
    const whole = this.bytes.slice(0, this.bytes.lastIndexOf('\n\n') + 1);
    return [...whole.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
  }

  /** The id to go on from, as EventSource has it. */
  get lastEventId(): number | undefined {
    return this.ids.at(-1);
  }

  async leave(): Promise<void> {
    this.leaving.abort();
    await this.ended;
  }

  private async read(): Promise<void> {
    if (!this.answer.body) return;
    for await (const text of this.answer.body.pipeThrough(new TextDecoderStream())) this.take(text);
  }

  private take(text: string): void {
    this.bytes += text;
    const blocks = (this.rest + text).split('\n\n');
    this.rest = blocks.pop() ?? '';
    for (const block of blocks) {
      if (block.startsWith(':')) this.comments.push(block);
      else if (block.includes('data: ')) this.heard.push(heardIn(block));
    }
  }
}

const heardIn = (block: string): Heard => ({
  id: Number(fieldOf(block, 'id')),
  event: fieldOf(block, 'event'),
  data: JSON.parse(fieldOf(block, 'data')) as CloudEvent,
});
