import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Result } from '#civil-service';
import { Problem, unreadableBody } from '#platform';
import { Clock } from '../../../clock.js';
import type { Permissions } from '../../../domain/producer.js';
import type { Measure } from './check-event.js';
import { BodyReader, type Unread } from './read-body.js';
import { MOST_EVENTS, type ReadEvents, readEvents } from './read-events.js';
import { ReadingThread } from './thread.js';

/** A request's body that has come, and perhaps has still to be read. */
export interface Arrived {
  /** In events: how many it has, or by its size. */
  readonly weight: number;
  /** The same at each call. @throws Problem 400 or 413 when it is not even a list of things */
  readonly read: () => Promise<ReadEvents>;
}

/** In bytes; a larger body takes milliseconds, in which no other request would be answered. */
const SMALL = 16 * 1024;
/** What events usually have, and seldom less. */
const BYTES_OF_EVENT = 256;

/** Reads small bodies here and now, and others in a thread of their own once their turn has come. */
@Injectable()
export class Reader implements OnApplicationShutdown {
  private readonly here = new BodyReader();
  private readonly thread = new ReadingThread();

  constructor(private readonly clock: Clock) {}

  /** @throws Problem 400 or 413 when a small one is not even a list of things */
  arrived(producer: Permissions, unread: Unread): Arrived {
    const { length } = unread.body;
    if (length <= SMALL) {
      const read = readable(this.here.read(unread, this.measure(producer)));
      return { weight: read.count, read: () => Promise.resolve(read) };
    }
    let reading: Promise<ReadEvents> | undefined;
    const read = async () => readable(await this.thread.read(unread, this.measure(producer)));
    return { weight: Math.min(MOST_EVENTS, length / BYTES_OF_EVENT), read: () => (reading ??= read()) };
  }

  again(producer: Permissions, events: readonly unknown[]): ReadEvents {
    return readEvents(events, this.measure(producer));
  }

  onApplicationShutdown(): Promise<void> {
    return this.thread.close();
  }

  /** By the rules of this moment. */
  private measure({ source, eventTypes, serviceCodes }: Permissions): Measure {
    return { producer: { source, eventTypes, serviceCodes }, now: this.clock.now().getTime() };
  }
}

function readable(result: Result<ReadEvents>): ReadEvents {
  if (result.ok) return result.value;
  const [{ code, params }] = result.violations;
  throw code === 'BATCH_TOO_LONG' ? new Problem(413, code, params) : unreadableBody(result);
}
