import { eventually, type TestService } from '#testing';
import type { KafkaMessage } from './hostile/wrong-messages.js';
import { bearer, type PluggedIn } from './plugged-in.js';

export interface Held {
  readonly key: string;
  readonly position: string;
  readonly code: string | null;
  readonly reason: string | null;
  readonly events: number;
  readonly value: string | null;
}

interface Discarded {
  readonly outcome: string;
  readonly code: string;
  readonly key: { readonly handled: number; readonly left: number; readonly code: string } | null;
}

/** What a department does at the doors of its parked events. */
export const parkedEventsAt = (service: () => TestService) => ({
  viaKafka: (producer: PluggedIn, ...messages: KafkaMessage[]): Promise<void> =>
    service().raw(messages.map((message) => ({ ...message, topic: producer.topic }))),

  listed: async (producer: PluggedIn, path = '/ingest/parked'): Promise<readonly Held[]> =>
    (await producer.get<{ items: Held[] }>(path)).body.items,

  eventsOf: async (producer: PluggedIn, key: string): Promise<readonly Held[]> =>
    (await producer.get<{ items: Held[] }>(`/ingest/parked/events?key=${encodeURIComponent(key)}`)).body.items,

  discard: ({ token }: PluggedIn, position: string | undefined) =>
    service().http.delete<Discarded>(`/ingest/parked/events/${position}`, bearer(token)),

  settles: (producer: PluggedIn, count: number): Promise<void> =>
    eventually(async () => expect(await producer.counted()).toBe(count)),
});
