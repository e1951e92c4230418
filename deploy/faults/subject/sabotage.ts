import type { Transaction } from '#messaging';
import { Inbox } from '../../../libs/messaging/src/consumer/inbox.js';
import type { Incoming } from '../../../libs/messaging/src/consumer/incoming.js';
import { RenewedProducer } from '../../../libs/messaging/src/kafka/producer.js';
import { TopicConsumer } from '../../../libs/messaging/src/kafka/topic-consumer.js';
import { type Hold, Parking } from '../../../libs/messaging/src/parking/parking.js';
import { QueueRunner } from '../../../libs/messaging/src/parking/queue-runner.js';
import { OutboxLease, type OutboxRow } from '../../../libs/messaging/src/relay/outbox-lease.js';
import { wrap } from './wrap.js';

/** The parts of the promise that can be switched off, to see that the suite notices. */
export const SABOTAGES = [
  'inbox',
  'relay-lock',
  'commit-before-offsets',
  'delete-after-send',
  'key-parking',
  'renewed-producer',
  'reference-wait',
] as const;
export type Sabotage = (typeof SABOTAGES)[number];

/** Names the part that this process goes without. */
export const SABOTAGE = 'FAULT_SABOTAGE';

type Admit = (
  tx: Transaction,
  range: unknown,
  items: readonly Incoming[],
  now: Date,
) => Promise<{ unseen: Set<string>; held: Set<string> }>;
type EachBatch = (payload: {
  batch: { topic: string; partition: number; messages: readonly { offset: string }[] };
  resolveOffset(offset: string): void;
  commitOffsetsIfNecessary(offsets: unknown): Promise<void>;
}) => Promise<void>;

const SWITCHES: Readonly<Record<Sabotage, () => void>> = {
  inbox: () =>
    wrap<Admit>(Inbox.prototype, 'admit', (admit) => async (tx, range, items, now) => ({
      held: (await admit(tx, range, items, now)).held,
      unseen: new Set(items.map(({ inboxId }) => inboxId)),
    })),
  'relay-lock': () => wrap(OutboxLease, 'tryLock', () => () => Promise.resolve(true)),
  'commit-before-offsets': () =>
    wrap<EachBatch>(TopicConsumer.prototype, 'eachBatch', (eachBatch) => async (payload) => {
      const { topic, partition, messages } = payload.batch;
      const last = messages.at(-1)?.offset;
      if (last !== undefined) {
        payload.resolveOffset(last);
        const offset = (BigInt(last) + 1n).toString();
        await payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset }] }] });
      }
      await eachBatch(payload);
    }),
  'delete-after-send': () =>
    wrap<(limit: number, inFlight: readonly OutboxRow[]) => Promise<OutboxRow[]>>(
      OutboxLease.prototype,
      'read',
      (read, self) =>
        async (...args) => {
          const rows = await read(...args);
          await (self as OutboxLease).delete(rows);
          return rows;
        },
    ),
  'key-parking': () => {
    wrap<Admit>(Inbox.prototype, 'admit', (admit) => async (...args) => ({
      ...(await admit(...args)),
      held: new Set<string>(),
    }));
    wrap<(...args: never[]) => Promise<string>>(QueueRunner.prototype, 'handleOrHold', (handle) => async (...args) => {
      await handle(...args);
      return 'done';
    });
  },
  'renewed-producer': () => wrap(RenewedProducer.prototype, 'discard', () => () => undefined),
  'reference-wait': () =>
    wrap<(tx: Transaction, item: Incoming, hold: Hold) => Promise<void>>(
      Parking.prototype,
      'hold',
      (hold) => (tx, item, why) =>
        hold(
          tx,
          item,
          why.kind === 'waiting' ? { kind: 'parked', code: 'UNKNOWN_REFERENCE', reason: why.awaits, stack: '' } : why,
        ),
    ),
};

/** Switches off what the environment names. */
export function sabotage(): void {
  const part = SABOTAGES.find((name) => name === process.env[SABOTAGE]);
  if (part !== undefined) SWITCHES[part]();
}
