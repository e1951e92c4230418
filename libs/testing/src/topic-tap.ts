import { randomUUID } from 'node:crypto';
import type { EventContract, EventOf } from '#contracts';
import { connectKafka, type KafkaSettings, textHeader } from '#messaging';
import { eventually } from './eventually.js';

export interface TappedMessage {
  readonly topic: string;
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string | null;
}

/** Hears everything on some topics from the beginning, as another dashboard would. */
export class TopicTap {
  readonly messages: TappedMessage[] = [];

  private constructor(private readonly end: () => Promise<void>) {}

  /** Topics, and what the group's name begins with, without the environment's prefix. */
  static async open(settings: KafkaSettings, topics: readonly string[], groups = 'tap'): Promise<TopicTap> {
    const consumer = connectKafka(settings).consumer({
      groupId: `${settings.topicPrefix}${groups}-${randomUUID()}`,
      maxWaitTimeInMs: 200,
    });
    const tap = new TopicTap(() => consumer.disconnect());
    await consumer.connect();
    await consumer.subscribe({ topics: topics.map((topic) => settings.topicPrefix + topic), fromBeginning: true });
    await consumer.run({
      eachMessage: ({ topic, message }) => {
        const headers = message.headers ?? {};
        tap.messages.push({
          topic: topic.slice(settings.topicPrefix.length),
          key: message.key?.toString() ?? null,
          headers: Object.fromEntries(Object.keys(headers).map((name) => [name, textHeader(headers, name) ?? ''])),
          value: message.value?.toString() ?? null,
        });
        return Promise.resolve();
      },
    });
    return tap;
  }

  /** Events of a contract heard so far. @throws when one of them breaks its schema. */
  heard<C extends EventContract>(contract: C): EventOf<C>[] {
    return this.messages
      .filter(({ headers }) => headers.ce_type === contract.type)
      .map(({ topic, headers, value }) => {
        const data = JSON.parse(value ?? 'null') as EventOf<C>['data'];
        const errors = contract.errors(data);
        if (errors.length > 0) throw new Error(`${contract.type} was published broken: ${JSON.stringify(errors)}`);
        return {
          id: headers.ce_id ?? '',
          source: headers.ce_source ?? '',
          type: headers.ce_type ?? '',
          subject: headers.ce_subject ?? '',
          time: new Date(headers.ce_time ?? ''),
          sequence: Number(headers.ce_sequence),
          correlationId: headers.ce_correlationid ?? '',
          topic,
          data,
        };
      });
  }

  /** Waits until `count` events of a contract satisfy the condition, and returns all that do. */
  async published<C extends EventContract>(
    contract: C,
    condition: (event: EventOf<C>) => boolean = () => true,
    { count = 1, deadlineMs = 20_000 }: { count?: number; deadlineMs?: number } = {},
  ): Promise<EventOf<C>[]> {
    return eventually(
      () => {
        const found = this.heard(contract).filter(condition);
        if (found.length < count) throw new Error(`heard ${found.length} of ${count} ${contract.type}`);
        return found;
      },
      { deadlineMs },
    );
  }

  async close(): Promise<void> {
    await this.end();
  }
}
