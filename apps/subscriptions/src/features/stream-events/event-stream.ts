import type { ServerResponse } from 'node:http';
import type { Audience } from '../../domain/scopes.js';
import { streamsEnded } from './stream-metrics.js';

/** Who reads, and under which scopes he began. */
export interface Reader {
  readonly dashboardId: string;
  readonly credentialId: string;
  readonly revision: number;
  readonly audience: Audience;
}

export const END_REASONS = ['left', 'slow', 'revoked', 'stopping', 'failed'] as const;
export type EndReason = (typeof END_REASONS)[number];

/** EventSource waits this long before it comes again. */
const RETRY_MS = 2000;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // nginx would else collect an answer before it hands it on.
  'x-accel-buffering': 'no',
  // An ended stream leaves no idle connection behind that a stopping service would wait for.
  connection: 'close',
};

/** A reader that takes nothing for so long while it catches up has gone. */
const STALL_MS = 30_000;

/** One reader's open answer. */
export class EventStream {
  private reason: EndReason | undefined;

  constructor(
    private readonly raw: ServerResponse,
    readonly reader: Reader,
    private servedTo: number,
    private readonly mostBufferedBytes: number,
    private readonly onEnd: (stream: EventStream) => void,
  ) {
    raw.once('close', () => this.ended('left'));
    raw.on('error', () => this.ended('left'));
    if (raw.destroyed) this.ended('left');
  }

  get isOpen(): boolean {
    return this.reason === undefined;
  }

  /** Everything up to here has been written, or was not asked for. */
  get position(): number {
    return this.servedTo;
  }

  begin(correlationId: string): void {
    if (!this.isOpen) return;
    // The end of the connection is the end of the stream: without chunks around it each write is a single one of the socket.
    this.raw.useChunkedEncodingByDefault = false;
    this.raw.writeHead(200, { ...HEADERS, 'x-correlation-id': correlationId });
    this.raw.write(`retry: ${RETRY_MS}\n${this.told()}`);
  }

  /** Keeps the connection awake, and lets a reader who hears little come back to where it is rather than to its last event. */
  heartbeat(): void {
    this.write(`: heartbeat\n${this.told()}`);
  }

  /** What there is up to a position is not for this reader. */
  passTo(position: number): void {
    this.servedTo = Math.max(this.servedTo, position);
  }

  /**
   * Sends without waiting. Who has not taken what was sent before is cut off: his bytes would else pile up here, and he
   * misses nothing, since he comes back with the id of the last event that reached him.
   */
  send(bytes: Buffer, upTo: number): void {
    this.write(bytes);
    this.passTo(upTo);
  }

  /** Sends at the reader's own pace; resolves when there is room for more, or he has gone. */
  async sendPaced(bytes: Buffer, upTo: number): Promise<void> {
    if (!this.isOpen) return;
    const hasRoom = this.raw.write(bytes);
    // Not only once there is room: a heartbeat meanwhile stands behind these bytes, and must not lead back before them.
    this.passTo(upTo);
    if (hasRoom) return;
    await new Promise<void>((resolve) => {
      const stalled = setTimeout(() => this.cut('slow'), STALL_MS);
      const goOn = () => {
        clearTimeout(stalled);
        this.raw.off('drain', goOn).off('close', goOn);
        resolve();
      };
      this.raw.once('drain', goOn).once('close', goOn);
    });
  }

  /** Ends in good order, with a word for who looks at the bytes. */
  end(reason: Exclude<EndReason, 'left' | 'slow'>): void {
    if (!this.isOpen) return;
    this.ended(reason);
    this.raw.end(`: ${reason}\n\n`);
    // What the reader does not take would keep the connection for ever.
    setTimeout(() => this.raw.destroy(), 1000).unref();
  }

  private write(bytes: Buffer | string): void {
    if (!this.isOpen) return;
    if (this.raw.writableLength > this.mostBufferedBytes) this.cut('slow');
    else this.raw.write(bytes);
  }

  /** A block without data: to EventSource it is no event, but the id that it comes back with. */
  private told(): string {
    return `id: ${this.servedTo}\n\n`;
  }

  private cut(reason: EndReason): void {
    this.ended(reason);
    this.raw.destroy();
  }

  private ended(reason: EndReason): void {
    if (this.reason !== undefined) return;
    this.reason = reason;
    streamsEnded.inc({ reason });
    this.onEnd(this);
  }
}
