import { randomUUID } from 'node:crypto';
import {
  AppraisalCompleted,
  AppraisalCorrected,
  AssignmentMade,
  AssignmentWithdrawn,
  type DataOf,
  EmployeeRecorded,
} from '#contracts';
import { AS_ADMINISTRATOR, eventually, startService, type TestService } from '#testing';
import type { AssignmentItem } from './read-models/assignments/assignment-list.js';
import { development } from './service.js';

let service: TestService;
beforeAll(async () => {
  service = await startService(development);
});
afterAll(() => service.stop());

const BELOW = 'DI_BAWAH_EKSPEKTASI' as const;

const newEmployee = async (): Promise<string> => {
  const employeeId = randomUUID();
  await service.given(EmployeeRecorded, { ...EmployeeRecorded.example, employeeId });
  return employeeId;
};

const appraisal = (employeeId: string, change: Partial<DataOf<typeof AppraisalCompleted>> = {}) => ({
  ...AppraisalCompleted.example,
  appraisalId: randomUUID(),
  employeeId,
  ...change,
});

const correctionOf = (
  completed: ReturnType<typeof appraisal>,
  change: Partial<DataOf<typeof AppraisalCorrected>>,
): DataOf<typeof AppraisalCorrected> => ({
  ...completed,
  revision: 2,
  previousPredicate: completed.predicate,
  ...change,
});

const assignments = async (employeeId: string): Promise<readonly AssignmentItem[]> =>
  (await service.http.get<{ items: AssignmentItem[] }>(`/assignments?employeeId=${employeeId}`)).body.items;

const become = (employeeId: string, expected: readonly string[]) =>
  eventually(async () => {
    const found = (await assignments(employeeId)).map(({ kind, need, state }) => `${kind} ${need} ${state}`);
    expect(found.sort()).toEqual([...expected].sort());
  });

describe('a completed appraisal', () => {
  it('sends to training for a value below expectation and to coaching for a poor predicate', async () => {
    const employeeId = await newEmployee();
    const behaviour = { ...AppraisalCompleted.example.behaviour, BP: BELOW };
    await service.given(AppraisalCompleted, appraisal(employeeId, { predicate: 'KURANG', behaviour }));
    await become(employeeId, ['TRAINING BP OPEN', 'COACHING KINERJA OPEN']);
    const made = await service.published(AssignmentMade, ({ data }) => data.employeeId === employeeId, { count: 2 });
    expect(made.map(({ data }) => data.need).sort()).toEqual(['BP', 'KINERJA']);
  });

  it('waits for its employee, and counts once however often it comes', async () => {
    const employeeId = randomUUID();
    const poor = appraisal(employeeId, { predicate: 'BUTUH_PERBAIKAN' });
    const id = await service.given(AppraisalCompleted, poor);
    await service.given(AppraisalCompleted, poor, { id });
    await service.given(AppraisalCompleted, poor);
    await service.given(EmployeeRecorded, { ...EmployeeRecorded.example, employeeId });
    // Of the same employee, so that it is handled, and what it brings is published, after all those.
    const behaviour = { ...poor.behaviour, KL: BELOW };
    await service.given(AppraisalCompleted, appraisal(employeeId, { behaviour }));
    const isHis = ({ data }: { data: { employeeId: string } }) => data.employeeId === employeeId;
    await service.published(AssignmentMade, (event) => isHis(event) && event.data.need === 'KL');
    expect(
      service
        .heard(AssignmentMade)
        .filter(isHis)
        .map(({ data }) => data.need),
    ).toEqual(['KINERJA', 'KL']);
    await become(employeeId, ['COACHING KINERJA OPEN', 'TRAINING KL OPEN']);
  });

  it('is acted on again by its correction: what no longer holds is withdrawn, what is new is made', async () => {
    const employeeId = await newEmployee();
    const poor = appraisal(employeeId, { predicate: 'KURANG' });
    await service.given(AppraisalCompleted, poor);
    await become(employeeId, ['COACHING KINERJA OPEN']);
    const behaviour = { ...poor.behaviour, KP: BELOW };
    await service.given(AppraisalCorrected, correctionOf(poor, { predicate: 'BAIK', behaviour }));
    await become(employeeId, ['COACHING KINERJA WITHDRAWN', 'TRAINING KP OPEN']);
    const [withdrawn] = await service.published(AssignmentWithdrawn, ({ data }) => data.employeeId === employeeId);
    expect(withdrawn).toMatchObject({ sequence: 2, data: { need: 'KINERJA', appraisalRevision: 2 } });
  });

  it('of an older revision that comes late changes nothing', async () => {
    const employeeId = await newEmployee();
    const good = appraisal(employeeId);
    const behaviour = { ...good.behaviour, AD: BELOW };
    await service.given(AppraisalCorrected, correctionOf(good, { behaviour }));
    await service.given(AppraisalCompleted, { ...good, predicate: 'KURANG' });
    const marker = appraisal(employeeId, { behaviour: { ...good.behaviour, HR: BELOW } });
    await service.given(AppraisalCompleted, marker);
    await become(employeeId, ['TRAINING AD OPEN', 'TRAINING HR OPEN']);
  });

  it('that asks for nothing makes nothing', async () => {
    const employeeId = await newEmployee();
    await service.given(AppraisalCompleted, appraisal(employeeId));
    await service.given(AppraisalCompleted, appraisal(employeeId, { predicate: 'SANGAT_KURANG' }));
    await become(employeeId, ['COACHING KINERJA OPEN']);
  });
});

describe('an assignment', () => {
  it('is completed once, and then stays whatever is corrected', async () => {
    const employeeId = await newEmployee();
    const poor = appraisal(employeeId, { predicate: 'KURANG' });
    await service.given(AppraisalCompleted, poor);
    await become(employeeId, ['COACHING KINERJA OPEN']);
    const [assignment] = await assignments(employeeId);
    const path = `/assignments/${assignment?.assignmentId}/complete`;
    for (const _ of [1, 2]) expect((await service.http.post(path, { completedOn: '2026-02-01' })).status).toBe(200);
    expect((await service.http.post(path, { completedOn: '2026-02-02' })).body).toMatchObject({
      code: 'ALREADY_COMPLETED',
    });
    const behaviour = { ...poor.behaviour, LY: BELOW };
    await service.given(AppraisalCorrected, correctionOf(poor, { predicate: 'BAIK', behaviour }));
    await become(employeeId, ['COACHING KINERJA COMPLETED', 'TRAINING LY OPEN']);
  });

  it.each([
    ['/assignments/not-an-id/complete', { completedOn: '2026-02-01' }, 400],
    [`/assignments/${randomUUID()}/complete`, { completedOn: '2026-02-31' }, 400],
    [`/assignments/${randomUUID()}/complete`, { completedOn: '2026-02-01' }, 404],
    ['/rules', { need: 'LUCK', effectiveFrom: '2026-01-01', kind: 'TRAINING', titleId: 'x', titleEn: 'x' }, 400],
  ])('answers bad input at %s with problem details', async (path, body, status) => {
    const answer = await service.http.post(path, body, AS_ADMINISTRATOR);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });
});

describe('a rule', () => {
  it('that starts later leaves past periods to the rule of their time', async () => {
    const rule = { need: 'KL', effectiveFrom: '2026-01-01', kind: 'COACHING', titleId: 'Mentor', titleEn: 'Mentoring' };
    for (const _ of [1, 2]) expect((await service.http.post('/rules', rule, AS_ADMINISTRATOR)).status).toBe(200);
    const employeeId = await newEmployee();
    const behaviour = { ...AppraisalCompleted.example.behaviour, KL: BELOW };
    await service.given(AppraisalCompleted, appraisal(employeeId, { behaviour }));
    const next = { from: '2026-01-01', to: '2026-12-31', period: { year: 2026, quarter: null } };
    await service.given(AppraisalCompleted, appraisal(employeeId, { behaviour, ...next }));
    await become(employeeId, ['TRAINING KL OPEN', 'COACHING KL OPEN']);
  });
});
