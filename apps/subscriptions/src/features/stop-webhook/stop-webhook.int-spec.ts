import { AppraisalCompleted, AppraisalCorrected } from '#contracts';
import { eventually, startService, type TestService } from '#testing';
import type { ListedWebhook } from '../../persistence/webhooks.js';
import { subscriptions } from '../../service.js';
import { type Appraisal, appraisal } from '../../testing/appraisals.js';
import { Receiver } from '../../testing/receiver.js';
import { AS_ADMINISTRATOR, bearing, CONTACT, register, type TestDashboard } from '../../testing/registering.js';

let service: TestService;
const receivers: Receiver[] = [];

beforeAll(async () => {
  service = await startService(subscriptions({ WEBHOOK_PRIVATE_TARGETS: 'allowed' }));
});
afterEach(() => Promise.all(receivers.splice(0).map((receiver) => receiver.die())));
afterAll(() => service.stop());

interface Hooked extends TestDashboard {
  readonly webhookId: string;
  readonly receiver: Receiver;
}

const hooked = async (): Promise<Hooked> => {
  const receiver = await new Receiver().start();
  receivers.push(receiver);
  const dashboard = await register(service.http);
  const { body } = await service.http.post<ListedWebhook & { secret: string }>(
    '/webhooks',
    { url: receiver.url },
    bearing(dashboard.token),
  );
  receiver.secret = body.secret;
  return { ...dashboard, webhookId: body.webhookId, receiver };
};

const take = ({ receiver }: Hooked, { appraisalId }: Appraisal) =>
  eventually(() => expect(receiver.accepted.map(({ event }) => event.data['appraisalId'])).toContain(appraisalId));

const correct = (of: Appraisal) =>
  service.given(AppraisalCorrected, { ...of, revision: 2, previousPredicate: of.predicate }, { sequence: 2 });

interface Watched {
  readonly webhookId: string;
  readonly hasCredential: boolean;
  readonly outsideScopes: readonly string[];
}

const watched = async ({ webhookId }: Hooked): Promise<Watched | undefined> => {
  const { body } = await service.http.get<{ items: Watched[] }>('/dashboards/webhooks', AS_ADMINISTRATOR);
  return body.items.find((item) => item.webhookId === webhookId);
};

describe('city IT', () => {
  it('stops one webhook of a dashboard, and stopping it twice changes nothing', async () => {
    const [stopped, kept] = [await hooked(), await hooked()];
    const path = `/dashboards/webhooks/${stopped.webhookId}`;
    expect((await service.http.delete(path, bearing(kept.token))).status).toBe(401);
    for (const _twice of [1, 2]) expect((await service.http.delete(path, AS_ADMINISTRATOR)).status).toBe(204);
    expect(await watched(stopped)).toBeUndefined();
    // Who is sent the second has waited for it less long than the other would have for the first.
    for (const sent of [appraisal(), appraisal()]) {
      await service.given(AppraisalCompleted, sent);
      await take(kept, sent);
    }
    expect(stopped.receiver.calls).toEqual([]);
    expect((await service.http.get('/dashboards/me', bearing(stopped.token))).status).toBe(200);
  });

  it('sees of which webhooks the dashboard has no valid credential left', async () => {
    const hook = await hooked();
    expect(await watched(hook)).toMatchObject({ hasCredential: true });
    const path = `/dashboards/${hook.dashboardId}/credentials/${hook.credentialId}`;
    expect((await service.http.delete(path, AS_ADMINISTRATOR)).status).toBe(204);
    expect(await watched(hook)).toMatchObject({ hasCredential: false });
  });

  it('sees which types are out of the scopes by now, and they are not sent', async () => {
    const hook = await hooked();
    const scopes = { contact: CONTACT, eventTypes: [AppraisalCompleted.type] };
    expect((await service.http.put(`/dashboards/${hook.dashboardId}`, scopes, AS_ADMINISTRATOR)).status).toBe(200);
    expect(await watched(hook)).toMatchObject({ outsideScopes: [AppraisalCorrected.type] });
    const [first, last] = [appraisal(), appraisal()];
    await service.given(AppraisalCompleted, first, { sequence: 1 });
    await take(hook, first);
    await correct(first);
    await eventually(async () => {
      const corrected = `SELECT 1 FROM feed WHERE subject = $1 AND type = $2`;
      expect(await service.db.query(corrected, [first.appraisalId, AppraisalCorrected.type])).toHaveLength(1);
    });
    await service.given(AppraisalCompleted, last);
    await take(hook, last);
    expect(hook.receiver.accepted.map(({ event }) => event.type)).toEqual([
      AppraisalCompleted.type,
      AppraisalCompleted.type,
    ]);
  });
});
