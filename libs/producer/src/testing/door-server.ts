import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface SentEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly subject: string;
  readonly data: { readonly requestId: string };
}

export interface Refusal {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** How the door behaves at a request. */
export type Behaviour =
  | 'answer'
  /** The connection breaks before anything was taken. */
  | 'cut before'
  /** Everything was taken, and nobody was told. */
  | 'cut after'
  /** Every second event is taken and answered. */
  | 'answer every second'
  /** The first half is taken and answered. */
  | 'answer the front'
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown };

export const problem = (status: number, code: string, headers: Record<string, string> = {}): Behaviour => ({
  status,
  headers: { 'content-type': 'application/problem+json', ...headers },
  body: { status, code, detail: `said ${code}` },
});

export interface DoorRequest {
  readonly at: number;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly language: string | undefined;
  readonly events: readonly SentEvent[];
}

const isPassedOver = (behaviour: Behaviour, index: number, count: number): boolean =>
  (behaviour === 'answer every second' && index % 2 === 1) ||
  (behaviour === 'answer the front' && index > 0 && index >= count / 2);

/** A platform's door for events on a port of its own; it behaves as it is told, else as it should. */
export class DoorServer {
  readonly requests: DoorRequest[] = [];
  /** Each event once, in the order in which it was first taken. */
  readonly taken: SentEvent[] = [];
  readonly #ids = new Set<string>();
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  private constructor(
    private readonly behaviour: (request: DoorRequest, number: number) => Behaviour,
    private readonly refusal: (event: SentEvent) => Refusal | undefined,
  ) {}

  static async open(
    behaviour: (request: DoorRequest, number: number) => Behaviour = () => 'answer',
    refusal: (event: SentEvent) => Refusal | undefined = () => undefined,
  ): Promise<DoorServer> {
    const door = new DoorServer(behaviour, refusal);
    door.#server.listen(0, '127.0.0.1');
    await once(door.#server, 'listening');
    return door;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api/service-metrics`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const events = JSON.parse(await text(request)) as SentEvent[];
    const { authorization, 'content-type': contentType, 'accept-language': language } = request.headers;
    const asked = { at: Date.now(), authorization, contentType, language, events };
    this.requests.push(asked);
    const behaviour = this.behaviour(asked, this.requests.length);
    if (behaviour === 'cut before') return void request.socket.destroy();
    if (typeof behaviour === 'object') {
      response.writeHead(behaviour.status, behaviour.headers ?? {});
      return void response.end(behaviour.body === undefined ? '' : JSON.stringify(behaviour.body));
    }
    const answers = events.flatMap((event, index) =>
      isPassedOver(behaviour, index, events.length) ? [] : [{ index, ...this.#take(event) }],
    );
    if (behaviour === 'cut after') return void request.socket.destroy();
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answers));
  }

  #take(event: SentEvent): object {
    const { id, source } = event;
    const refusal = this.refusal(event);
    if (refusal) return { id, source, outcome: 'rejected', errors: [refusal], kept: true };
    const key = `${source}\n${id}`;
    if (this.#ids.has(key)) return { id, source, outcome: 'duplicate' };
    this.#ids.add(key);
    this.taken.push(event);
    return { id, source, outcome: 'accepted' };
  }
}
