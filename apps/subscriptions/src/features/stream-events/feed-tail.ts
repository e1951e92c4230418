import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { headOfFeed, nextOfFeed, pageOfFeed } from '../../persistence/feed.js';
import { Audiences } from './audiences.js';
import type { EventStream } from './event-stream.js';
import { FeedBell } from './feed-bell.js';
import { bytesOf, Frame } from './frame.js';
import { deliveries } from './stream-metrics.js';

/** How long a notice that got lost costs. */
const POLL_MS = 1000;
/** Events that come close together are sent together: one write a reader in place of many. */
const GATHER_MS = 100;

/**
 * The end of the feed: reads each new row once for all readers that are live. A reader that is behind reads pages of its own
 * and goes live at the moment at which it is no longer behind, so that there is neither a gap nor a double.
 */
@Injectable()
export class FeedTail {
  private readonly logger = new Logger('Feed');
  private readonly live = new Audiences();
  private readonly stopping = new AbortController();
  /** Everything up to here has been sent to the readers that are live. */
  private position = 0;
  private running: Promise<void> | undefined;
  private rung = false;
  private wake: () => void = () => undefined;

  constructor(
    private readonly db: DataSource,
    private readonly bell: FeedBell,
  ) {}

  async start(): Promise<void> {
    this.position = await headOfFeed(this.db);
    await this.bell.start(() => this.ring());
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.running;
    await this.bell.stop();
  }

  /** Where a reader begins that wants nothing of the past. */
  head(): Promise<number> {
    return headOfFeed(this.db);
  }

  /** Brings a reader up to the end of the feed and keeps him there. */
  async follow(stream: EventStream): Promise<void> {
    const { audience } = stream.reader;
    while (stream.isOpen) {
      // Nothing may be awaited between this comparison and the joining.
      if (stream.position >= this.position) return this.live.add(stream);
      const { entries, upTo } = await pageOfFeed(this.db, audience, stream.position, this.position);
      if (entries.length > 0) {
        await stream.sendPaced(bytesOf(entries, audience.personalData), upTo);
        deliveries.inc(entries.length);
      } else {
        stream.passTo(upTo);
      }
    }
  }

  forget(stream: EventStream): void {
    this.live.remove(stream);
  }

  private ring(): void {
    this.rung = true;
    this.wake();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      this.rung = false;
      const went = await this.advance().catch((error: unknown) => {
        this.logger.warn(`the feed cannot be read: ${String(error)}`);
        return 'failed' as const;
      });
      if (went === 'further') await delay(GATHER_MS, undefined, { signal }).catch(() => undefined);
      if (went === 'more') continue;
      await this.bellOrPoll();
    }
  }

  /** One reading: nothing there, further than before, or more to be read at once. */
  private async advance(): Promise<'still' | 'further' | 'more'> {
    if (this.live.isEmpty) return this.passOver();
    const { entries, isCut } = await nextOfFeed(this.db, this.position);
    const last = entries.at(-1);
    if (!last) return 'still';
    this.position = last.position;
    this.live.send(
      entries.map((entry) => new Frame(entry)),
      last.position,
    );
    return isCut ? 'more' : 'further';
  }

  /** With nobody live the rows need not be read; but who went live meanwhile hears them. */
  private async passOver(): Promise<'still' | 'more'> {
    const head = await headOfFeed(this.db);
    if (!this.live.isEmpty) return 'more';
    this.position = head;
    return 'still';
  }

  private async bellOrPoll(): Promise<void> {
    if (this.rung || this.stopping.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = () => undefined;
  }
}
