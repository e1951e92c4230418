import { lastValueFrom, isObservable } from 'rxjs';
import type { MessageHandler } from '@nestjs/microservices';
import { v7 as uuidv7 } from 'uuid';
import { ANY_DEPARTMENT, type PlatformTopic, TOPICS } from '#contracts';
import type { HandlerExtras, Handling } from '../decorators.js';
import { encode, type EncodedEvent, type Event } from '../events/cloud-event.js';
import { type Cause, correlation } from '../events/correlation.js';
import type { NewEvent } from '../events/new-event.js';

export interface Handler extends HandlerExtras {
  readonly run: MessageHandler<unknown, Handling>;
}

/** Which handlers take which event type, as Nest found them on the controllers. */
export class Handlers {
  private readonly byType = new Map<string, Handler[]>();

  /** `service` stands as source in what the handlers publish. */
  constructor(private readonly service: string) {}

  add(type: string, handler: Handler): void {
    const known = this.byType.get(type);
    if (known) known.push(handler);
    else this.byType.set(type, [handler]);
  }

  of(type: string): readonly Handler[] {
    return this.byType.get(type) ?? [];
  }

  /** The platform's topics that any handler reads; departments' topics are subscribed as they register. */
  topics(): PlatformTopic[] {
    const wanted = new Set(
      [...this.byType.values()].flat().flatMap(({ contracts }) => contracts.map(({ topic }) => topic)),
    );
    wanted.delete(ANY_DEPARTMENT);
    return TOPICS.filter((topic) => wanted.has(topic));
  }

  /** What an event makes known, as `type/id`: those that wait for it can go on. */
  provides(event: Event): string[] {
    return this.of(event.type).flatMap(({ provides }) => (provides ? [`${provides}/${event.subject}`] : []));
  }

  /**
   * Runs the handlers of events in order; neighbours that one batch handler takes are given to it together.
   * @returns what they publish, checked against its contracts. @throws what a handler throws.
   */
  async handle(events: readonly Event[], handling: Handling): Promise<EncodedEvent[]> {
    const published: EncodedEvent[] = [];
    for (const run of this.runs(events)) {
      for (const handler of run.handlers) {
        for (const { event, cause } of await invoke(handler, run.events, handling)) {
          published.push(encode(event, this.service, causeOf(cause), handling.now));
        }
      }
    }
    return published;
  }

  private runs(events: readonly Event[]): { handlers: readonly Handler[]; events: Event[] }[] {
    const runs: { handlers: readonly Handler[]; events: Event[] }[] = [];
    for (const event of events) {
      const handlers = this.of(event.type);
      const previous = runs.at(-1);
      if (previous && takesTogether(previous.handlers, handlers)) previous.events.push(event);
      else runs.push({ handlers, events: [event] });
    }
    return runs;
  }
}

const takesTogether = (a: readonly Handler[], b: readonly Handler[]): boolean =>
  a.length === 1 && b.length === 1 && a[0]?.batch === true && a[0].method === b[0]?.method;

interface Caused {
  readonly event: NewEvent;
  readonly cause: Event | undefined;
}

const causeOf = (cause: Event | undefined): Cause =>
  cause ? { correlationId: cause.correlationId, causationId: cause.id } : { correlationId: uuidv7() };

async function invoke(handler: Handler, events: readonly Event[], handling: Handling): Promise<Caused[]> {
  if (handler.batch) {
    const lastOfKey = new Map(events.map((event) => [event.subject, event]));
    const published = await resultOf(handler, events, handling, events.length === 1 ? events[0] : undefined);
    return published.map((event) => ({ event, cause: causeInBatch(event, events, lastOfKey) }));
  }
  const published: Caused[] = [];
  for (const event of events) {
    for (const made of await resultOf(handler, event, handling, event)) published.push({ event: made, cause: event });
  }
  return published;
}

/** Of a batch, the last event about the same employee, request or unit as what is published; it speaks through the key. */
function causeInBatch(
  made: NewEvent,
  events: readonly Event[],
  bySubject: ReadonlyMap<string, Event>,
): Event | undefined {
  if (events.length === 1) return events[0];
  const key = made.contract.key(made.data);
  return bySubject.get(key) ?? events.findLast(({ data }) => Object.values(data).includes(key));
}

async function resultOf(
  handler: Handler,
  input: Event | readonly Event[],
  handling: Handling,
  cause: Event | undefined,
): Promise<readonly NewEvent[]> {
  const call = async (): Promise<unknown> => {
    const result: unknown = await handler.run(input, handling);
    return isObservable(result) ? lastValueFrom(result, { defaultValue: [] }) : result;
  };
  const result = cause
    ? await correlation.run({ correlationId: cause.correlationId, causationId: cause.id }, call)
    : await call();
  return Array.isArray(result) ? (result as NewEvent[]) : [];
}
