import { ok, refused, type Result } from '#civil-service';
import { jsonOf } from '#platform/reading';
import type { Measure } from './check-event.js';
import { PlainEvents } from './plain-events.js';
import { MOST_EVENTS, type ReadEvents, readEvents } from './read-events.js';

/** CloudEvents 1.0, HTTP binding: how the events of a request lie in it. */
export type Mode =
  | { readonly kind: 'single' | 'batch' }
  /** The body is the data alone, and its attributes came as headers. */
  | { readonly kind: 'binary'; readonly attributes: Readonly<Record<string, string>> };

export interface Unread {
  readonly body: Buffer;
  readonly mode: Mode;
}

/** Reads what requests bring, one after the other. */
export class BodyReader {
  private readonly plain = new PlainEvents();

  /** The events of a request in their order, each whatever it is; refused when it is not even a list of things. */
  read({ body, mode }: Unread, measure: Measure): Result<ReadEvents> {
    const read = mode.kind === 'batch' ? this.plain.read(body, measure) : undefined;
    if (read !== undefined) return ok(read);
    const json = jsonOf(body);
    if (!json.ok) return json;
    const events = eventsOf(json.value, mode);
    return events.ok ? ok(readEvents(events.value, measure, body.length)) : events;
  }
}

function eventsOf(json: unknown, mode: Mode): Result<readonly unknown[]> {
  if (mode.kind === 'binary') return ok([{ ...mode.attributes, data: json }]);
  if (mode.kind === 'single') return Array.isArray(json) ? refused({ code: 'NOT_ONE_EVENT' }) : ok([json]);
  if (!Array.isArray(json)) return refused({ code: 'NOT_A_BATCH' });
  if (json.length === 0) return refused({ code: 'EMPTY_BATCH' });
  if (json.length > MOST_EVENTS) return refused({ code: 'BATCH_TOO_LONG', params: { max: MOST_EVENTS } });
  return ok(json);
}
