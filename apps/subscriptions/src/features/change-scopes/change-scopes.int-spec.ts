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
});
