import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { AppraisalCompleted, AppraisalCorrected, HistoryImported } from '#contracts';
import { canLogIn, connectKafka, type KafkaAccess, KafkaAccounts, withinTime } from '#messaging';
import {
  type Answer,
  asMessage,
  eventually,
  OutsideProducer,
  startService,
  type TestService,
  TopicTap,
} from '#testing';
import { subscriptions } from '../../service.js';
import { AS_ADMINISTRATOR, CONTACT } from '../../testing/registering.js';
import type { ShownCredential } from './dashboard-accounts.js';

const APPRAISALS = [AppraisalCompleted.type, AppraisalCorrected.type, HistoryImported.type];

interface Registered {
  readonly dashboardId: string;
  readonly credential: ShownCredential;
}

let service: TestService;
beforeAll(async () => {
  service = await startService(subscriptions({}), { kafkaAccounts: true });
});
afterAll(() => service.stop());

const register = async (scopes: object): Promise<Registered> => {
  const body = { name: randomUUID(), contact: CONTACT, eventTypes: APPRAISALS, ...scopes };
  const answer: Answer<Registered> = await service.http.post('/dashboards', body, AS_ADMINISTRATOR);
  expect(answer.status).toBe(201);
  return answer.body;
};

const accessOf = ({ kafka, token }: ShownCredential): KafkaAccess => ({
  ...service.kafka,
  account: { username: kafka?.username ?? 'nobody', password: token },
});

/** The accounts that are closed from now on, each after `first`. */
const watchClosing = (first: () => Promise<void> = () => Promise.resolve()): readonly string[] => {
  const closed: string[] = [];
  const accounts = service.get(KafkaAccounts as Type<KafkaAccounts>);
  accounts.close = async (party, credentialId) => {
    closed.push(credentialId);
    await first();
    await KafkaAccounts.prototype.close.call(accounts, party, credentialId);
  };
  return closed;
};

/** As the test's listener takes it, which puts the prefix before. */
const groupsOf = ({ kafka }: ShownCredential): string =>
  kafka?.groups.slice(service.kafka.topicPrefix.length) ?? 'none';

/** What a consumer of the dashboard's own group hears, as its documents say. */
const listen = (credential: ShownCredential, topic: string = AppraisalCompleted.topic): Promise<TopicTap> =>
  TopicTap.open({ ...accessOf(credential), clientId: 'dashboard' }, [topic], groupsOf(credential));

describe('in Kafka a dashboard that may see everything of a topic', () => {
  let credential: ShownCredential;
  let dashboardId: string;

  beforeAll(async () => {
    ({ credential, dashboardId } = await register({ personalData: true }));
  });

  it('is told its account, its topics and how to name its groups', () => {
    expect(credential.kafka).toMatchObject({
      mechanism: 'SCRAM-SHA-512',
      topics: [service.kafka.topicPrefix + AppraisalCompleted.topic],
      groups: `${service.kafka.topicPrefix}dashboard-${dashboardId}`,
    });
  });

  it('reads the topic as a consumer group of its own', async () => {
    await service.given(AppraisalCompleted, AppraisalCompleted.example);
    const tap = await listen(credential);
    await tap.published(AppraisalCompleted);
    await tap.close();
  });

  it('cannot write to it', async () => {
    const outside = await OutsideProducer.connect({ ...accessOf(credential), clientId: 'dashboard' });
    await expect(outside.raw([asMessage(AppraisalCompleted, AppraisalCompleted.example)])).rejects.toThrow(
      /not authorized/i,
    );
    await outside.close();
  });

  it('cannot read another topic', async () => {
    const admin = connectKafka({ ...accessOf(credential), clientId: 'dashboard' }).admin();
    await admin.connect();
    await expect(admin.fetchTopicOffsets(`${service.kafka.topicPrefix}personnel.employee`)).rejects.toMatchObject({
      type: 'TOPIC_AUTHORIZATION_FAILED',
    });
    await admin.disconnect();
  });

  it('loses it with the scope', async () => {
    const admin = connectKafka({ ...accessOf(credential), clientId: 'dashboard' }).admin();
    await admin.connect();
    const topic = service.kafka.topicPrefix + AppraisalCompleted.topic;
    expect(await admin.fetchTopicOffsets(topic)).toHaveLength(4);
    const body = { contact: CONTACT, eventTypes: APPRAISALS, personalData: false };
    expect((await service.http.put(`/dashboards/${dashboardId}`, body, AS_ADMINISTRATOR)).status).toBe(200);
    await eventually(() =>
      expect(admin.fetchTopicOffsets(topic)).rejects.toMatchObject({ type: 'TOPIC_AUTHORIZATION_FAILED' }),
    );
    await admin.disconnect();
  });
});

describe('in Kafka a dashboard', () => {
  it.each([
    ['without personal data', { personalData: false }],
    ['that may hear a part of the topic’s types', { personalData: true, eventTypes: [AppraisalCompleted.type] }],
  ])('%s gets no account', async (_, scopes) => {
    expect((await register(scopes)).credential.kafka).toBeNull();
  });

  it('that has no account there is removed without Kafka’s command', async () => {
    const closed = watchClosing();
    const { dashboardId, credential } = await register({ personalData: false });
    const path = `/dashboards/${dashboardId}`;
    const ofCredential = `${path}/credentials/${credential.credentialId}`;
    expect((await service.http.delete(ofCredential, AS_ADMINISTRATOR)).status).toBe(204);
    expect((await service.http.post(`${path}/credentials`, {}, AS_ADMINISTRATOR)).status).toBe(201);
    expect((await service.http.delete(path, AS_ADMINISTRATOR)).status).toBe(204);
    expect(closed).toEqual([]);
  });

  it.each(['its credential', 'the dashboard'])('hears nothing more before Kafka is told that %s goes', async (what) => {
    const { dashboardId, credential } = await register({ personalData: true });
    const headers = { authorization: `Bearer ${credential.token}` };
    const stream = (await fetch(`${service.http.url}/events`, { headers })).text();
    const heard: string[] = [];
    const closed = watchClosing(async () => void heard.push(await withinTime(stream, 10_000)));
    const path = `/dashboards/${dashboardId}`;
    const gone = what === 'the dashboard' ? path : `${path}/credentials/${credential.credentialId}`;
    expect((await service.http.delete(gone, AS_ADMINISTRATOR)).status).toBe(204);
    expect(closed).toEqual([credential.credentialId]);
    expect(heard).toEqual([expect.stringContaining(': revoked')]);
  });

  it('that is removed is not let in', async () => {
    const { dashboardId, credential } = await register({ personalData: true });
    expect((await service.http.delete(`/dashboards/${dashboardId}`, AS_ADMINISTRATOR)).status).toBe(204);
    await eventually(async () => expect(await canLogIn(accessOf(credential))).toBe(false));
  });
});
