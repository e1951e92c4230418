import { randomBytes, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { AppraisalCompleted } from '#contracts';
import { asMessage, OutsideProducer } from '#testing';
import { temporaryDataDir } from './data-dir.js';
import { type Platform, startPlatform } from './platform.js';
import { silentProgress } from './progress.js';
import { SERVICES } from './service-names.js';
import { givenAccount } from './kafka-client.js';

/** Apart from what other runs have left on the same Kafka and PostgreSQL. */
const own = `s${randomBytes(4).toString('hex')}`;
const given = {
  kafkaBrokers: process.env.KAFKA_BROKERS ?? '',
  kafkaAccount: givenAccount(process.env),
  databaseUrl: process.env.DATABASE_URL ?? '',
  topicPrefix: `${own}.`,
  databasePrefix: own,
};

describe('the event stream through the gateway', () => {
  let dataDir: string;
  let platform: Platform;
  let outside: OutsideProducer;

  beforeAll(async () => {
    dataDir = await temporaryDataDir();
    platform = await startPlatform({
      ...given,
      dataDir,
      ports: 'free',
      progress: silentProgress,
      without: SERVICES.filter((service) => service !== 'subscriptions' && service !== 'gateway'),
    });
    const { kafkaBrokers, kafkaAccount: account, topicPrefix } = given;
    outside = await OutsideProducer.connect({
      brokers: kafkaBrokers.split(','),
      topicPrefix,
      account,
      clientId: 'test',
    });
  });

  afterAll(async () => {
    await outside.close();
    await platform.stop();
    await rm(dataDir, { recursive: true });
  });

  const register = async (): Promise<string> => {
    const answer = await fetch(`${platform.urls.gateway}/api/subscriptions/dashboards`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${platform.administratorToken}` },
      body: JSON.stringify({ name: randomUUID(), contact: '0754-61014' }),
    });
    expect(answer.status).toBe(201);
    return ((await answer.json()) as { credential: { token: string } }).credential.token;
  };

  it('hands each event on as it comes, and ends when the service stops', async () => {
    const token = await register();
    const answer = await fetch(`${platform.urls.gateway}/events`, { headers: { authorization: `Bearer ${token}` } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    expect(answer.headers.get('x-accel-buffering')).toBe('no');
    if (!answer.body) throw new Error('the stream has no body');
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const readUntil = async (awaited: string): Promise<void> => {
      while (!text.includes(awaited)) {
        const { done, value } = await reader.read();
        if (done) throw new Error(`the stream ended without ${awaited}`);
        text += value;
      }
    };
    for (const appraisalId of [randomUUID(), randomUUID(), randomUUID()]) {
      await outside.raw([asMessage(AppraisalCompleted, { ...AppraisalCompleted.example, appraisalId })]);
      await readUntil(`"appraisalId":"${appraisalId}"`);
    }
    expect(text).not.toContain(AppraisalCompleted.example.employeeId);
    const stopped = platform.services.stop('subscriptions');
    await readUntil(': stopping');
    expect((await reader.read()).done).toBe(true);
    await stopped;
  });
});
