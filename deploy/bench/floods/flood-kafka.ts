import { randomUUID } from 'node:crypto';
import { RequestReceived } from '#contracts';
import { asMessage, OutsideProducer } from '#testing';
import type { Order } from './stranger.js';
import type { Ledger } from './stranger-process.js';

const EVENTS = 1_000;
const SENDS_AT_ONCE = 4;

/** Into its own topic, by its own account. */
export const floodKafka = async ({ kafka, producers }: Order, { answered, rest }: Ledger): Promise<void> => {
  const [producer] = producers;
  if (producer === undefined) throw new Error('a flood comes in somebody’s name');
  const { topic, source, token, kafkaUsername: username } = producer;
  const account = username === undefined ? undefined : { username, password: token };
  const outside = await OutsideProducer.connect({ ...kafka, account });
  const message = () =>
    asMessage(
      RequestReceived,
      { requestId: randomUUID(), serviceCode: 'akta-kelahiran', officerId: null },
      { topic, source, time: new Date('2025-03-03T08:00:00+07:00') },
    );
  const flow = async (): Promise<never> => {
    for (;;) {
      await rest();
      await outside.raw(Array.from({ length: EVENTS }, message));
      answered(200, EVENTS);
    }
  };
  await Promise.all(Array.from({ length: SENDS_AT_ONCE }, flow));
};
