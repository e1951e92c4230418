import { randomUUID } from 'node:crypto';
import { PlanAgreed, PlanProposed } from '#contracts';
import { startService, type TestService } from '#testing';
import { targetSetting } from '../../service.js';
import { archiveToo, People } from '../../testing/people.js';

let service: TestService;
let people: People;

beforeAll(async () => {
  service = await startService(targetSetting);
  people = new People(service);
});
afterAll(() => service.stop());

describe('several plans at once', () => {
  it('are agreed to by their appraiser in one call, plan by plan, and again without a second event', async () => {
    const siti = await people.employee();
    const { body: mine } = await people.propose(siti);
    const budi = await people.employee();
    const { body: other } = await people.propose(budi);
    const plans = [
      { planId: mine.planId, version: 1 },
      { planId: other.planId, version: 1 },
      { planId: randomUUID(), version: 1 },
    ];
    for (const _ of [1, 2]) {
      const { status, body } = await service.http.post(
        '/plans/agreements',
        { plans },
        { actor: siti.appraiserId ?? '' },
      );
      expect(status).toBe(200);
      expect(body).toMatchObject({
        agreed: 1,
        refused: 2,
        plans: [
          { planId: mine.planId, outcome: 'agreed' },
          { outcome: 'refused', errors: [{ code: 'NOT_THE_APPRAISER' }] },
          { outcome: 'refused', errors: [{ code: 'PLAN_UNKNOWN' }] },
        ],
      });
    }
    // Events of one plan keep their order: a second agreement would be heard before the next proposal.
    await people.propose(siti, archiveToo());
    await service.published(PlanProposed, ({ subject, data }) => subject === mine.planId && data.version === 2);
    expect(service.heard(PlanAgreed).filter(({ subject }) => subject === mine.planId)).toHaveLength(1);
  });
});
