import { randomUUID } from 'node:crypto';
import { AppraisalCompleted } from '#contracts';
import { eventually, startService, type TestService } from '#testing';
import type { ListedWebhook } from '../../persistence/webhooks.js';
import { subscriptions } from '../../service.js';
import { appraisal } from '../../testing/appraisals.js';
import { Receiver } from '../../testing/receiver.js';
import { bearing, register } from '../../testing/registering.js';

describe('with the settings of a city, a webhook', () => {
  let city: TestService;
  const receiver = new Receiver();
  beforeAll(async () => {
    city = await startService(subscriptions({ WEBHOOK_FIRST_RETRY_MS: '50' }));
  });
  afterAll(() => Promise.all([city.stop(), receiver.die()]));

  it.each([
    ['http://example.com/hook', 'TARGET_NOT_HTTPS'],
    ['https://127.0.0.1/hook', 'TARGET_PRIVATE'],
    ['https://0x7f.1/hook', 'TARGET_PRIVATE'],
    ['https://2130706433/hook', 'TARGET_PRIVATE'],
    ['https://localhost/hook', 'TARGET_PRIVATE'],
    ['https://[::1]/hook', 'TARGET_PRIVATE'],
    ['https://[::ffff:10.0.0.1]/hook', 'TARGET_PRIVATE'],
    ['https://169.254.169.254/latest/meta-data', 'TARGET_PRIVATE'],
    ['https://user:password@8.8.8.8/hook', 'TARGET_INVALID'],
    ['ftp://8.8.8.8/hook', 'TARGET_INVALID'],
    ['file:///etc/passwd', 'TARGET_INVALID'],
    ['hook', 'TARGET_INVALID'],
  ])('is refused at %s', async (url, code) => {
    const { token } = await register(city.http);
    const answer = await city.http.post('/webhooks', { url }, bearing(token));
    expect([answer.status, answer.body]).toMatchObject([422, { code }]);
  });

  it.each(['id', 'en'])('is refused with the setting by which city IT can allow it (%s)', async (language) => {
    const { token } = await register(city.http);
    const headers = { ...bearing(token).headers, 'accept-language': language };
    const answer = await city.http.post<{ errors: object[] }>(
      '/webhooks',
      { url: 'https://10.0.0.1/hook' },
      { headers },
    );
    expect(JSON.stringify(answer.body.errors)).toContain('WEBHOOK_PRIVATE_TARGETS=allowed');
  });

  it('is not sent to an address that has become private since', async () => {
    const dashboard = await register(city.http);
    await receiver.start();
    const webhookId = randomUUID();
    for (const [id, url] of [
      [webhookId, receiver.url.replace('http:', 'https:')],
      [randomUUID(), receiver.url],
    ]) {
      await city.db.query(
        `INSERT INTO webhook (webhook_id, dashboard_id, url, event_types, secret, position, state, attempts, next_attempt_at)
         VALUES ($1, $2, $3, $4, $5, 0, 'ACTIVE', 0, now())`,
        [id, dashboard.dashboardId, url, [AppraisalCompleted.type], Buffer.alloc(32)],
      );
    }
    await city.given(AppraisalCompleted, appraisal());
    await eventually(async () => {
      const { body } = await city.http.get<{ items: ListedWebhook[] }>('/webhooks', bearing(dashboard.token));
      expect(body.items.map(({ lastFailure }) => lastFailure).sort()).toEqual(['TARGET_NOT_HTTPS', 'TARGET_PRIVATE']);
    });
    expect(receiver.calls).toEqual([]);
  });
});
