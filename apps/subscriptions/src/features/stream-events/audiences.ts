import { type Audience, audienceKey, hears } from '../../domain/scopes.js';
import type { EventStream } from './event-stream.js';
import type { Frame } from './frame.js';
import { deliveries } from './stream-metrics.js';

interface Group {
  readonly audience: Audience;
  readonly streams: Set<EventStream>;
}

/** Readers that follow the feed live, in groups that hear the same: what they are sent is put together once a group. */
export class Audiences {
  private readonly groups = new Map<string, Group>();

  get isEmpty(): boolean {
    return this.groups.size === 0;
  }

  add(stream: EventStream): void {
    const { audience } = stream.reader;
    const key = audienceKey(audience);
    const group = this.groups.get(key) ?? { audience, streams: new Set() };
    this.groups.set(key, group);
    group.streams.add(stream);
  }

  remove(stream: EventStream): void {
    const key = audienceKey(stream.reader.audience);
    const group = this.groups.get(key);
    if (group?.streams.delete(stream) && group.streams.size === 0) this.groups.delete(key);
  }

  /** @param upTo the frames are all that there is up to here */
  send(frames: readonly Frame[], upTo: number): void {
    for (const group of [...this.groups.values()]) sendTo(group, frames, upTo);
  }
}

function sendTo({ audience, streams }: Group, frames: readonly Frame[], upTo: number): void {
  const heard = frames.filter(({ entry }) => hears(audience, entry));
  const [first] = heard;
  if (!first) return streams.forEach((stream) => stream.passTo(upTo));
  const bytesOf = (some: readonly Frame[]) => Buffer.concat(some.map((frame) => frame.bytes(audience.personalData)));
  const whole = bytesOf(heard);
  for (const stream of [...streams]) {
    // Who has just caught up may have read the first of these from the table already.
    const isBehind = stream.position < first.entry.position;
    const own = isBehind ? heard : heard.filter(({ entry }) => entry.position > stream.position);
    if (own.length === 0) {
      stream.passTo(upTo);
      continue;
    }
    stream.send(isBehind ? whole : bytesOf(own), upTo);
    deliveries.inc(own.length);
  }
}
