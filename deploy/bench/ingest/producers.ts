import { randomUUID } from 'node:crypto';
import { UnitRecorded } from '#contracts';
import { OutsideProducer } from '#testing';
import { ExpectedFailure } from '../../local/failure.js';
import type { Platform } from '../../local/platform.js';
import { waitUntil } from '../../local/wait.js';

/** What a department's program sends with. */
export interface Credentials {
  readonly source: string;
  readonly token: string;
  readonly topic: string;
  /** Whose password in Kafka the token is. */
  readonly kafkaUsername: string | undefined;
}

interface Registered {
  readonly source: string;
  readonly topic: string;
  readonly credential: { readonly token: string; readonly kafka?: { readonly username: string } };
}

const WITHIN_MS = 30_000;

/** Records a unit for each, and registers a producer of it. */
export const registerProducers = async (
  { kafkaBrokers, kafkaAccount: account, urls, administratorToken }: Platform,
  topicPrefix: string,
  codes: readonly string[],
): Promise<Credentials[]> => {
  const brokers = kafkaBrokers.split(',');
  const outside = await OutsideProducer.connect({ brokers, topicPrefix, account, clientId: 'bench' });
  for (const code of codes) {
    await outside.given(UnitRecorded, { ...UnitRecorded.example, unitId: randomUUID(), code, parentId: null });
  }
  await outside.close();
  const register = async (unitCode: string): Promise<Credentials> => {
    let told: Credentials | undefined;
    const terms = { unitCode, name: 'loket', contact: 'bench', serviceCodes: ['akta-kelahiran'] };
    const registered = await waitUntil(async () => {
      const answer = await fetch(`${urls['service-metrics']}/producers`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${administratorToken}` },
        body: JSON.stringify(terms),
      });
      if (answer.status !== 201) return false;
      const { source, topic, credential } = (await answer.json()) as Registered;
      told = { source, topic, token: credential.token, kafkaUsername: credential.kafka?.username };
      return true;
    }, WITHIN_MS);
    if (!registered || told === undefined) throw new ExpectedFailure(`no producer of ${unitCode} was registered.`);
    return told;
  };
  return Promise.all(codes.map(register));
};
