import { AppraisalCompleted } from '#contracts';
import { type Answer, eventually, startService, type TestService } from '#testing';
import type { ListedWebhook } from '../../persistence/webhooks.js';
import { subscriptions } from '../../service.js';
import { appraisal } from '../../testing/appraisals.js';
import { Receiver } from '../../testing/receiver.js';
import { bearing, register, type TestDashboard } from '../../testing/registering.js';

const DAY_MS = 86_400_000;

let service: TestService;
const receiver = new Receiver();
beforeAll(async () => {
  service = await startService(subscriptions({ WEBHOOK_PRIVATE_TARGETS: 'allowed', WEBHOOK_FIRST_RETRY_MS: '50' }));
  await receiver.start();
});
afterEach(() => service.db.query('DELETE FROM webhook'));
afterAll(() => Promise.all([service.stop(), receiver.die()]));

interface Secret {
  readonly webhookId: string;
  readonly secret: string;
}

type Rotated = Secret & { readonly formerUntil: string };

const hook = async ({ token }: TestDashboard): Promise<Secret> =>
  (await service.http.post<Secret>('/webhooks', { url: receiver.url }, bearing(token))).body;

const rotate = ({ token }: TestDashboard, { webhookId }: Secret): Promise<Answer<Rotated>> =>
  service.http.post<Rotated>(`/webhooks/${webhookId}/secret`, undefined, bearing(token));

/** What a delivery is signed with, seen by a receiver that has one secret alone. */
const isHeardWith = async (secret: string): Promise<void> => {
  receiver.secret = secret;
  const sent = appraisal();
  await service.given(AppraisalCompleted, sent);
  await eventually(() =>
    expect(receiver.accepted.map(({ event }) => event.data['appraisalId'])).toContain(sent.appraisalId),
  );
};

describe('a webhook’s secret', () => {
  it('is replaced by another, shown once, and both sign for a day', async () => {
    const dashboard = await register(service.http);
    const first = await hook(dashboard);
    const before = Date.now();
    const { status, headers, body } = await rotate(dashboard, first);
    expect([status, headers.get('cache-control')]).toEqual([201, 'no-store']);
    expect(body).toMatchObject({ webhookId: first.webhookId, secret: expect.stringMatching(/^whsec_/) as string });
    expect(body.secret).not.toBe(first.secret);
    expect(Date.parse(body.formerUntil)).toBeGreaterThanOrEqual(before + DAY_MS);
    for (const { secret } of [first, body]) await isHeardWith(secret);
    const listed = await service.http.get('/webhooks', bearing(dashboard.token));
    expect(JSON.stringify(listed.body)).not.toContain('whsec_');
  });

  it('signs alone once the day is over', async () => {
    const dashboard = await register(service.http);
    const first = await hook(dashboard);
    const { secret } = (await rotate(dashboard, first)).body;
    await service.db.query(`UPDATE former_secret SET valid_until = valid_until - interval '1 day'`);
    receiver.secret = first.secret;
    await service.given(AppraisalCompleted, appraisal());
    await eventually(async () => {
      const path = `/webhooks/${first.webhookId}`;
      const { body } = await service.http.get<ListedWebhook>(path, bearing(dashboard.token));
      expect(body.lastFailure).toBe('HTTP 401');
    });
    await isHeardWith(secret);
  });

  it('replaced again within the day loses no receiver, whichever secret it has', async () => {
    const dashboard = await register(service.http);
    const first = await hook(dashboard);
    const rotated = [];
    for (const _time of [1, 2, 3, 4]) rotated.push((await rotate(dashboard, first)).body);
    const refused = await rotate(dashboard, first);
    const until = rotated[0]?.formerUntil ?? 'unknown';
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { code: 'ENOUGH_SECRETS', detail: expect.stringContaining(until) as string },
    ]);
    for (const { secret } of [first, ...rotated]) await isHeardWith(secret);
  });

  it('is replaced by its dashboard alone', async () => {
    const webhook = await hook(await register(service.http));
    expect((await rotate(await register(service.http), webhook)).status).toBe(404);
    expect((await service.http.post(`/webhooks/${webhook.webhookId}/secret`)).status).toBe(401);
    await isHeardWith(webhook.secret);
  });
});
