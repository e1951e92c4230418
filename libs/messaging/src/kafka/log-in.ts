import { setTimeout as delay } from 'node:timers/promises';
import kafkajs from 'kafkajs';
import { KafkaOutage } from './kafka-outage.js';
import { connectKafka, type KafkaAccess } from './kafka.js';

const PAUSE_MS = 100;

/** Whether Kafka knows this account with this password. @throws when Kafka does not answer */
export async function canLogIn(access: KafkaAccess): Promise<boolean> {
  // Silent, since to be refused is one of the two answers.
  const admin = connectKafka({ ...access, clientId: 'log-in' }, { silent: true }).admin({ retry: { retries: 0 } });
  try {
    await admin.connect();
    return true;
  } catch (error) {
    if (error instanceof kafkajs.KafkaJSSASLAuthenticationError) return false;
    throw error;
  } finally {
    await admin.disconnect();
  }
}

/** A broker learns of a new account a moment after it was made. @throws when it does not within the time */
export async function untilLogIn(access: KafkaAccess, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await canLogIn(access))) {
    if (Date.now() > deadline)
      throw new KafkaOutage(`Kafka does not know ${access.account?.username} within ${withinMs} ms`);
    await delay(PAUSE_MS);
  }
}
