import type { Type } from '@nestjs/common';
import { AppraisalCompleted, AppraisalCorrected, HistoryImported } from '#contracts';
import { KafkaAccounts, withinTime } from '#messaging';
import { startService, type TestService } from '#testing';
import { subscriptions } from '../../service.js';
import { AS_ADMINISTRATOR, bearing, CONTACT, register } from '../../testing/registering.js';

/** Every type of their topic, without which Kafka opens it to nobody. */
const APPRAISALS = [AppraisalCompleted.type, AppraisalCorrected.type, HistoryImported.type];

let service: TestService;
beforeAll(async () => {
  service = await startService(subscriptions({}), { kafkaAccounts: true });
});
afterAll(() => service.stop());

/** What is done before Kafka is told of an account’s new rights. */
const beforeKafkaIsTold = (first: () => Promise<void>): void => {
  const accounts = service.get(KafkaAccounts as Type<KafkaAccounts>);
  accounts.allow = async (party, credentialId, rights) => {
    await first();
    await KafkaAccounts.prototype.allow.call(accounts, party, credentialId, rights);
  };
};

const change = (dashboardId: string, scopes: object) =>
  service.http.put(`/dashboards/${dashboardId}`, { contact: CONTACT, ...scopes }, AS_ADMINISTRATOR);

describe('a dashboard whose scopes change', () => {
  it('hears nothing more under the old ones before Kafka is told, and a change of its contact ends nothing', async () => {
    const { dashboardId, token } = await register(service.http, { personalData: true, eventTypes: APPRAISALS });
    const stream = (await fetch(`${service.http.url}/events`, bearing(token))).text();
    const heard: string[] = [];
    beforeKafkaIsTold(async () => void heard.push(await withinTime(stream, 10_000)));
    expect((await change(dashboardId, { contact: 'Inspektorat' })).status).toBe(200);
    expect(heard).toEqual([]);
    expect((await change(dashboardId, { personalData: false })).status).toBe(200);
    expect(heard).toEqual([expect.stringContaining(': revoked')]);
  });

  it('is shown with what its accounts may read in Kafka now, and which of its credentials have one', async () => {
    const topic = service.kafka.topicPrefix + AppraisalCompleted.topic;
    const { dashboardId } = await register(service.http, { personalData: true, eventTypes: APPRAISALS });
    const door = `/dashboards/${dashboardId}`;
    const withAccount = { hasAccount: true };
    expect((await service.http.get(door, AS_ADMINISTRATOR)).body).toMatchObject({
      ...{ kafkaTopics: [topic], credentials: [withAccount] },
    });
    for (const closed of [{ personalData: false }, { personalData: true, eventTypes: [AppraisalCompleted.type] }]) {
      expect((await change(dashboardId, closed)).body).toMatchObject({ kafkaTopics: [], credentials: [withAccount] });
    }
    expect((await service.http.post(`${door}/credentials`, {}, AS_ADMINISTRATOR)).body).toMatchObject({ kafka: null });
    expect((await change(dashboardId, { eventTypes: APPRAISALS })).body).toMatchObject({
      ...{ kafkaTopics: [topic], credentials: [withAccount, { hasAccount: false }] },
    });
    const { body } = await service.http.get<{ items: object[] }>('/dashboards?limit=500', AS_ADMINISTRATOR);
    expect(body.items).toContainEqual(expect.objectContaining({ dashboardId, kafkaTopics: [topic] }));
  });
});
