import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { AppraisalCompleted, type DataOf, PlanProposed } from '#contracts';
import { eventually } from '#testing';
import { appraisal } from '../../testing/appraisals.js';
import { AS_ADMINISTRATOR, bearing, CONTACT, register } from '../../testing/registering.js';
import { Streaming } from '../../testing/streaming.js';

const streaming = Streaming.ofSpec();

describe('a stream ends', () => {
  it('when its credential is revoked, and is not given again', async () => {
    const dashboard = await register(streaming.service.http);
    const reader = await streaming.listen(dashboard);
    const path = `/dashboards/${dashboard.dashboardId}/credentials/${dashboard.credentialId}`;
    expect((await streaming.service.http.delete(path, AS_ADMINISTRATOR)).status).toBe(204);
    await reader.ended;
    await streaming.service.given(AppraisalCompleted, appraisal());
    expect(reader.comments).toContain(': revoked');
    expect(reader.heard).toEqual([]);
    expect((await streaming.service.http.get('/events', bearing(dashboard.token))).status).toBe(401);
  });

  it('when another instance has revoked its credential', async () => {
    const dashboard = await register(streaming.service.http);
    const reader = await streaming.listen(dashboard);
    await streaming.service.db.query('UPDATE credential SET revoked_at = now() WHERE credential_id = $1', [
      dashboard.credentialId,
    ]);
    await reader.ended;
    expect(reader.comments).toContain(': revoked');
  });

  it('when its dashboard gets other scopes', async () => {
    const dashboard = await register(streaming.service.http);
    const reader = await streaming.listen(dashboard);
    const scopes = { contact: CONTACT, eventTypes: [PlanProposed.type] };
    await streaming.service.http.put(`/dashboards/${dashboard.dashboardId}`, scopes, AS_ADMINISTRATOR);
    await reader.ended;
    const { status, body } = await streaming.service.http.get(
      `/events?type=${AppraisalCompleted.type}`,
      bearing(dashboard.token),
    );
    expect([status, body]).toMatchObject([403, { code: 'TYPE_OUTSIDE_SCOPE' }]);
  });

  it('when its reader takes too slowly, while others hear everything', async () => {
    const dashboard = await register(streaming.service.http, { eventTypes: [PlanProposed.type] });
    const quick = await streaming.listen(dashboard);
    const { hostname, port } = new URL(streaming.service.http.url);
    const slow = connect(Number(port), hostname);
    // Nothing is ever read from it.
    slow.on('error', () => undefined);
    slow.write(`GET /events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${dashboard.token}\r\n\r\n`);
    await eventually(async () => expect(await streaming.metric('teladan_streams_open')).toBeGreaterThanOrEqual(2));
    const endedAsSlow = () => streaming.metric('teladan_streams_ended_total', 'reason="slow"');
    const heard = () => quick.heard.map(({ data }) => data.data['planId']);
    const plans: DataOf<typeof PlanProposed>[] = [];
    const sendOne = async () => {
      const plan = largePlan();
      plans.push(plan);
      await streaming.service.given(PlanProposed, plan);
      // One by one: several of this size at once would be more than even a quick reader may leave lying.
      await eventually(() => expect(heard()).toEqual(plans.map(({ planId }) => planId)));
    };
    while (plans.length < MOST_PLANS && (await endedAsSlow()) === 0) await sendOne();
    await sendOne();
    expect(await endedAsSlow()).toBe(1);
    slow.destroy();
  });
});

/** Far more than the operating system keeps for a reader that takes nothing. */
const MOST_PLANS = 60;

/** About 250 kB, which is as large as plans may be. */
const largePlan = (): DataOf<typeof PlanProposed> => {
  const [result] = PlanProposed.example.results;
  const [indicator] = result?.indicators ?? [];
  if (!result || !indicator) throw new Error('the example has no indicator');
  const indicators = Array.from({ length: 20 }, () => ({ ...indicator, description: 'x'.repeat(450) }));
  return {
    ...PlanProposed.example,
    planId: randomUUID(),
    employeeId: randomUUID(),
    results: Array.from({ length: 20 }, () => ({ ...result, indicators })),
  };
};
