import { randomUUID } from 'node:crypto';
import { AppraisalCompleted, UnitRecorded } from '#contracts';
import { eventually, startService, type TestService } from '#testing';
import { subscriptions } from '../../service.js';
import { appraisal } from '../../testing/appraisals.js';
import { UnitPaths1700000000004 } from './4-unit-paths.js';

let service: TestService;
beforeAll(async () => {
  service = await startService(subscriptions({}));
});
afterAll(() => service.stop());

describe('a feed from before units had what they belong to', () => {
  it('is given the paths that its own events tell of', async () => {
    const [head, office, lost] = [randomUUID(), randomUUID(), randomUUID()];
    const unit = { ...UnitRecorded.example, unitId: office, code: 'seksi' };
    // Each before what belongs to it, so that nothing is told again.
    const isHeard = (count: number) =>
      eventually(async () => expect(await service.db.query('SELECT FROM feed')).toHaveLength(count));
    await service.given(UnitRecorded, { ...unit, unitId: head, code: 'dinas', parentId: null }, { sequence: 1 });
    await isHeard(1);
    await service.given(UnitRecorded, { ...unit, parentId: null }, { sequence: 1 });
    await service.given(UnitRecorded, { ...unit, parentId: head }, { sequence: 2 });
    await isHeard(3);
    for (const unitId of [office, lost]) await service.given(AppraisalCompleted, appraisal({ unitId }));
    await isHeard(5);
    const runner = service.db.createQueryRunner();
    await new UnitPaths1700000000004().down(runner);
    await new UnitPaths1700000000004().up(runner);
    await runner.release();
    const heard = await service.db.query<object[]>(
      `SELECT unit_path AS path, path_awaits AS awaits FROM feed WHERE type = $1`,
      [AppraisalCompleted.type],
    );
    expect(heard).toHaveLength(2);
    expect(heard).toEqual(
      expect.arrayContaining([
        { path: [office, head], awaits: null },
        { path: [lost], awaits: lost },
      ]),
    );
  });
});
