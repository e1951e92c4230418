import { randomUUID } from 'node:crypto';
import { EmployeeRecorded, PlanReturned } from '#contracts';
import { eventually, startService, type TestService } from '#testing';
import { subscriptions } from '../../service.js';
import { ToldAgain1700000000007 } from './7-told-again.js';

let service: TestService;
beforeAll(async () => {
  service = await startService(subscriptions({}));
});
afterAll(() => service.stop());

const told = () =>
  service.db.query<object[]>(
    `SELECT subject, unit_path AS path, told_path AS told FROM feed WHERE type = $1 ORDER BY position`,
    [PlanReturned.type],
  );

describe('a feed from before events waited for their employees', () => {
  it('tells its events again when their employees are heard of', async () => {
    const [planId, employeeId] = [randomUUID(), randomUUID()];
    await service.given(PlanReturned, { ...PlanReturned.example, planId, employeeId });
    const first = { subject: planId, path: [], told: null };
    await eventually(async () => expect(await told()).toEqual([first]));
    const runner = service.db.createQueryRunner();
    await new ToldAgain1700000000007().down(runner);
    await runner.query('UPDATE feed SET path_awaits = NULL');
    await new ToldAgain1700000000007().up(runner);
    await runner.release();
    const { example } = EmployeeRecorded;
    await service.given(EmployeeRecorded, { ...example, employeeId });
    const again = { subject: planId, path: [example.unitId], told: [] };
    await eventually(async () => expect(await told()).toEqual([first, again]));
  });
});
