import { Logger } from '@nestjs/common';
import { AppraisalCompleted, AppraisalCorrected, PlanAgreed } from '#contracts';
import { eventually, startService, type TestService } from '#testing';
import type { ListedWebhook } from '../../persistence/webhooks.js';
import { subscriptions } from '../../service.js';
import { type Appraisal, appraisal, appraisals, completed } from '../../testing/appraisals.js';
import { AS_ADMINISTRATOR, bearing, CONTACT, register, type TestDashboard } from '../../testing/registering.js';
import { Receiver } from '../../testing/receiver.js';

const PATIENT = { WEBHOOK_PRIVATE_TARGETS: 'allowed', WEBHOOK_FIRST_RETRY_MS: '50' };

let service: TestService;
const receivers: Receiver[] = [];

beforeAll(async () => {
  service = await startService(subscriptions(PATIENT));
});
afterEach(async () => {
  Logger.overrideLogger(false);
  await service.db.query('DELETE FROM webhook');
  await Promise.all(receivers.splice(0).map((receiver) => receiver.die()));
});
afterAll(() => service.stop());

type Registered = ListedWebhook & { readonly secret: string | null };

const newReceiver = async (): Promise<Receiver> => {
  const receiver = await new Receiver().start();
  receivers.push(receiver);
  return receiver;
};

const hook = async (
  { token }: TestDashboard,
  receiver: Receiver,
  types?: readonly string[],
  { http }: TestService = service,
): Promise<ListedWebhook> => {
  const answer = await http.post<Registered>('/webhooks', { url: receiver.url, types }, bearing(token));
  expect(answer.status).toBe(201);
  expect(answer.body.secret).toMatch(/^whsec_/);
  receiver.secret = answer.body.secret ?? '';
  return answer.body;
};

const idsOf = ({ accepted }: Receiver): string[] => accepted.map(({ event }) => String(event.data['appraisalId']));

const take = (receiver: Receiver, sent: readonly Appraisal[]) =>
  eventually(() => {
    expect(new Set(idsOf(receiver))).toEqual(new Set(sent.map(({ appraisalId }) => appraisalId)));
  });

const stateOf = async (
  { token }: TestDashboard,
  { webhookId }: ListedWebhook,
  { http }: TestService = service,
): Promise<ListedWebhook> => (await http.get<ListedWebhook>(`/webhooks/${webhookId}`, bearing(token))).body;

describe('a webhook', () => {
  it('is sent every event of its types, signed, once each while all is well', async () => {
    const [dashboard, receiver] = [await register(service.http), await newReceiver()];
    const webhook = await hook(dashboard, receiver, [AppraisalCompleted.type]);
    const sent = appraisals(40);
    await service.raw(completed(sent));
    await service.given(AppraisalCorrected, { ...appraisal(), revision: 2, previousPredicate: 'BAIK' });
    await take(receiver, sent);
    await eventually(async () => expect((await stateOf(dashboard, webhook)).position).toBeGreaterThan(40));
    expect(receiver.accepted).toHaveLength(sent.length);
    expect(receiver.calls.every(({ isSigned }) => isSigned)).toBe(true);
    expect(receiver.accepted[0]?.headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
    expect(new Set(receiver.accepted.map(({ id }) => id)).size).toBe(sent.length);
  });

  it('names no employee without the scope for personal data', async () => {
    const [nameless, named] = [await newReceiver(), await newReceiver()];
    await hook(await register(service.http), nameless);
    await hook(await register(service.http, { personalData: true }), named);
    const sent = appraisal();
    await service.given(AppraisalCompleted, sent);
    for (const receiver of [nameless, named]) await take(receiver, [sent]);
    expect(named.accepted[0]?.body).toContain(sent.employeeId);
    expect(nameless.accepted[0]?.body).not.toContain(sent.employeeId);
    expect(nameless.accepted[0]?.body).not.toContain(sent.appraiserId);
  });

  it('misses nothing when its receiver fails at first, dies and comes back', async () => {
    const [dashboard, receiver] = [await register(service.http), await newReceiver()];
    const webhook = await hook(dashboard, receiver);
    receiver.status = 500;
    const sent = appraisals(30);
    await service.raw(completed(sent.slice(0, 10)));
    await eventually(async () => {
      expect(await stateOf(dashboard, webhook)).toMatchObject({ state: 'ACTIVE', lastFailure: 'HTTP 500' });
    });
    receiver.status = 204;
    await take(receiver, sent.slice(0, 10));
    await receiver.die();
    await service.raw(completed(sent.slice(10)));
    await eventually(async () => expect((await stateOf(dashboard, webhook)).lastFailure).toBe('ECONNREFUSED'));
    await receiver.start();
    await take(receiver, sent);
    await eventually(async () => {
      expect(await stateOf(dashboard, webhook)).toMatchObject({ attempts: 0, failingSince: null, lastFailure: null });
    });
    // Sent again or not, an event has one id.
    expect(new Set(receiver.accepted.map(({ id }) => id)).size).toBe(sent.length);
  });

  it('waits for as long as a busy receiver asks', async () => {
    const [dashboard, receiver] = [await register(service.http), await newReceiver()];
    const webhook = await hook(dashboard, receiver);
    Object.assign(receiver, { status: 429, retryAfter: '3600' });
    await service.given(AppraisalCompleted, appraisal());
    await eventually(async () => {
      const { lastFailure, nextAttemptAt } = await stateOf(dashboard, webhook);
      expect(lastFailure).toBe('HTTP 429');
      expect(new Date(nextAttemptAt ?? 0).getTime() - Date.now()).toBeGreaterThan(3_500_000);
    });
    expect(receiver.calls).toHaveLength(1);
  });

  it('is paused when its receiver stays dead, and goes on by hand where it stopped', async () => {
    const [dashboard, receiver] = [await register(service.http), await newReceiver()];
    const webhook = await hook(dashboard, receiver);
    await receiver.die();
    const sent = appraisals(5);
    await service.raw(completed(sent));
    await eventually(async () => {
      // A receiver that is dead for days, without waiting for them.
      await service.db.query(
        `UPDATE webhook SET failing_since = failing_since - interval '3 days' WHERE state = 'ACTIVE'`,
      );
      expect(await stateOf(dashboard, webhook)).toMatchObject({ state: 'PAUSED', lastFailure: 'ECONNREFUSED' });
    });
    await receiver.start();
    const path = `/webhooks/${webhook.webhookId}/redeliver`;
    expect((await service.http.post(path, undefined, bearing(dashboard.token))).body).toMatchObject({
      state: 'ACTIVE',
    });
    await take(receiver, sent);
    await service.http.post(path, { after: webhook.position }, bearing(dashboard.token));
    await eventually(() => expect(receiver.accepted).toHaveLength(2 * sent.length));
    expect(new Set(receiver.accepted.map(({ id }) => id)).size).toBe(sent.length);
  });

  it('is shown to city IT with its dashboard when its receiver fails, in a list, a metric and a line of the log', async () => {
    const { dashboardId, token } = await register(service.http);
    const receiver = await newReceiver();
    const { webhookId } = await hook({ dashboardId, token, credentialId: '' }, receiver);
    const watched = async (query = '') =>
      (await service.http.get<{ items: object[] }>(`/dashboards/webhooks${query}`, AS_ADMINISTRATOR)).body.items;
    const counted = async (): Promise<string> =>
      (await service.http.get<string>('/metrics')).body.match(/^teladan_webhooks.*$/gm)?.join() ?? '';
    const host = new URL(receiver.url).host;
    const shown = { webhookId, dashboardId, contact: CONTACT, host };
    expect(await watched()).toEqual([
      {
        ...{ ...shown, dashboard: expect.any(String) as string, state: 'ACTIVE', failingSince: null },
        ...{ lastFailure: null, hasCredential: true, outsideScopes: [] },
      },
    ]);
    receiver.status = 500;
    await service.given(AppraisalCompleted, appraisal());
    await eventually(async () => expect(await counted()).toMatch(/state="failing"[^}]*} 1/));
    expect(await watched()).toMatchObject([{ ...shown, state: 'ACTIVE', lastFailure: 'HTTP 500' }]);
    const warned: string[] = [];
    Logger.overrideLogger({ log: () => 0, error: () => 0, warn: (line: string) => warned.push(line) });
    receiver.status = 410;
    await eventually(() =>
      expect(warned).toContainEqual(
        expect.stringMatching(
          `^webhook ${webhookId} of dashboard ${dashboardId} is paused, failing since .*: HTTP 410$`,
        ),
      ),
    );
    expect(await counted()).toMatch(/state="paused"[^}]*} 1/);
    expect(await watched('?state=PAUSED')).toMatchObject([{ ...shown, state: 'PAUSED', lastFailure: 'HTTP 410' }]);
    expect(await watched('?state=ACTIVE')).toEqual([]);
    expect((await service.http.get('/dashboards/webhooks', bearing(token))).status).toBe(401);
  });

  it('is paused at once by a receiver that says it is gone, and follows no redirect', async () => {
    const [dashboard, receiver] = [await register(service.http), await newReceiver()];
    const webhook = await hook(dashboard, receiver);
    receiver.status = 302;
    await service.given(AppraisalCompleted, appraisal());
    await eventually(async () => expect((await stateOf(dashboard, webhook)).lastFailure).toBe('HTTP 302'));
    expect(receiver.calls.map(({ path }) => path)).not.toContain('/elsewhere');
    receiver.status = 410;
    await eventually(async () => {
      expect(await stateOf(dashboard, webhook)).toMatchObject({
        ...{ state: 'PAUSED', lastFailure: 'HTTP 410', nextAttemptAt: null },
      });
    });
  });

  it('is sent nothing without a valid credential of its dashboard, nor after it was removed', async () => {
    const [revoked, removed, kept] = [await newReceiver(), await newReceiver(), await newReceiver()];
    const [first, second, third] = [
      await register(service.http),
      await register(service.http),
      await register(service.http),
    ];
    await hook(first, revoked);
    const webhook = await hook(second, removed);
    await hook(third, kept);
    await service.http.delete(`/dashboards/${first.dashboardId}/credentials/${first.credentialId}`, AS_ADMINISTRATOR);
    for (const _twice of [1, 2]) {
      expect((await service.http.delete(`/webhooks/${webhook.webhookId}`, bearing(second.token))).status).toBe(204);
    }
    const sent = appraisals(2);
    // Who is sent the second has waited for it less long than the others would have for the first.
    for (const n of [1, 2]) {
      await service.raw(completed(sent.slice(n - 1, n)));
      await take(kept, sent.slice(0, n));
    }
    expect([revoked.calls, removed.calls]).toEqual([[], []]);
  });

  it('belongs to its dashboard alone', async () => {
    const [mine, other] = [await register(service.http), await register(service.http)];
    const { webhookId } = await hook(mine, await newReceiver());
    const path = `/webhooks/${webhookId}`;
    expect((await service.http.get(path, bearing(other.token))).status).toBe(404);
    expect((await service.http.delete(path, bearing(other.token))).status).toBe(204);
    expect((await service.http.post(`${path}/redeliver`, undefined, bearing(other.token))).status).toBe(404);
    expect((await service.http.get(path)).status).toBe(401);
    const { body } = await service.http.get<{ items: ListedWebhook[] }>('/webhooks', bearing(mine.token));
    expect(body.items.map((item) => item.webhookId)).toEqual([webhookId]);
    expect(JSON.stringify(body)).not.toContain('whsec_');
  });

  it('is registered once for each address, and its secret is not shown again', async () => {
    const [dashboard, receiver] = [await register(service.http), await newReceiver()];
    const { webhookId } = await hook(dashboard, receiver);
    const again = await service.http.post('/webhooks', { url: receiver.url }, bearing(dashboard.token));
    expect([again.status, again.body]).toMatchObject([200, { webhookId, secret: null }]);
    const other = { url: receiver.url, types: [AppraisalCompleted.type] };
    expect((await service.http.post('/webhooks', other, bearing(dashboard.token))).status).toBe(409);
  });

  it('is refused outside the scopes', async () => {
    const { token } = await register(service.http);
    const url = 'http://127.0.0.1:9/hook';
    const answer = await service.http.post('/webhooks', { url, types: [PlanAgreed.type] }, bearing(token));
    const errors = [{ code: 'TYPE_OUTSIDE_SCOPE', field: '/types/0' }];
    expect([answer.status, answer.body]).toMatchObject([403, { code: 'TYPE_OUTSIDE_SCOPE', errors }]);
  });
});

describe('with little patience, a webhook', () => {
  let hasty: TestService;
  beforeAll(async () => {
    hasty = await startService(subscriptions({ ...PATIENT, WEBHOOK_TIMEOUT_MS: '500' }));
  });
  afterAll(() => hasty.stop());

  it('waits for no receiver that is silent, and reads no body, even one without an end', async () => {
    const [dashboard, receiver] = [await register(hasty.http), await newReceiver()];
    const webhook = await hook(dashboard, receiver, undefined, hasty);
    const failure = async () => (await stateOf(dashboard, webhook, hasty)).lastFailure;
    receiver.manner = 'silent';
    const sent = appraisals(3);
    await hasty.raw(completed(sent));
    await eventually(async () => expect(await failure()).toBe('TIMEOUT'));
    receiver.status = 200;
    receiver.manner = 'endless';
    await take(receiver, sent);
    await eventually(async () => expect(await failure()).toBeNull());
  });
});
