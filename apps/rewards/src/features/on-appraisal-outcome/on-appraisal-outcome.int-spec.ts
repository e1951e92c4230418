import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import {
  AppraisalCompleted,
  AppraisalCorrected,
  EligibilityDecided,
  EligibilityWithdrawn,
  ReviewOpened,
  ReviewWithdrawn,
} from '#contracts';
import { AS_ADMINISTRATOR, asMessage, startService, type TestService } from '#testing';
import { rewards } from '../../service.js';
import { Appraised, correctionOf, outcomeOf } from '../../testing/appraised.js';

let service: TestService;
let appraised: Appraised;
beforeAll(async () => {
  service = await startService(rewards);
  appraised = new Appraised(service);
});
afterAll(() => service.stop());

const about =
  (employeeId: string) =>
  ({ data }: { data: { employeeId: string } }) =>
    data.employeeId === employeeId;

const QUARTER = { periodKind: 'QUARTERLY', period: { year: 2025, quarter: 1 }, to: '2025-03-31' } as const;

/** An event of the same key is handled after all that came before it, and this one decides no award. */
const handledUpTo = async (employeeId: string): Promise<void> => {
  const last = outcomeOf(employeeId, { ...QUARTER, predicate: 'SANGAT_KURANG' });
  await service.given(AppraisalCompleted, last);
  await service.published(ReviewOpened, ({ data }) => data.appraisalId === last.appraisalId);
};

describe('a completed appraisal', () => {
  it('decides eligibility with its reasons, whatever order the topics come in', async () => {
    const employeeId = randomUUID();
    await service.given(AppraisalCompleted, outcomeOf(employeeId));
    await appraised.employee({ employeeId });
    await appraised.becomes(employeeId, {
      eligible: false,
      decision: 1,
      criteria: [{ code: 'PREDICATE', outcome: 'NO_DATA' }, {}, {}, {}],
    });
    await appraised.history(employeeId);
    await appraised.becomes(employeeId, { eligible: true, decision: 2 });
    const decided = await service.published(EligibilityDecided, about(employeeId), { count: 2 });
    expect(decided.map(({ sequence, data }) => [sequence, data.eligible])).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  it('counts once, however often it comes', async () => {
    const outcome = await appraised.eligible();
    const { employeeId } = outcome;
    await service.given(AppraisalCompleted, outcome);
    const id = await service.given(AppraisalCorrected, correctionOf(outcome, 'SANGAT_BAIK'));
    await service.given(AppraisalCorrected, correctionOf(outcome, 'SANGAT_BAIK'), { id });
    await appraised.history(employeeId, 'KURANG');
    await handledUpTo(employeeId);
    expect((await appraised.eligibility(employeeId)).body).toMatchObject({
      decision: 2,
      criteria: [{ evidence: '2024 BAIK, 2025 SANGAT_BAIK' }, {}, {}, {}],
    });
  });

  it('is decided again by its correction, which withdraws what no longer holds', async () => {
    const outcome = await appraised.eligible();
    await service.given(AppraisalCorrected, correctionOf(outcome, 'BUTUH_PERBAIKAN'));
    const [withdrawn] = await service.published(EligibilityWithdrawn, about(outcome.employeeId));
    expect(withdrawn).toMatchObject({ sequence: 2, data: { eligible: false, appraisalRevision: 2 } });
    const { body } = await appraised.eligibility(outcome.employeeId);
    expect(body.decisions.map(({ eligible }) => eligible)).toEqual([true, false]);
  });

  it('and its correction are two decisions even when they come together', async () => {
    const employeeId = await appraised.employee();
    await appraised.history(employeeId);
    const outcome = outcomeOf(employeeId);
    await service.raw([
      asMessage(AppraisalCompleted, outcome),
      asMessage(AppraisalCorrected, correctionOf(outcome, 'KURANG')),
    ]);
    await appraised.becomes(employeeId, { eligible: false, decision: 2, decisions: [{ eligible: true }, {}] });
    const [opened] = await service.published(ReviewOpened, about(employeeId));
    expect(opened?.data).toMatchObject({ appraisalRevision: 2 });
  });

  it('of an older revision that comes late changes nothing', async () => {
    const employeeId = await appraised.employee();
    await appraised.history(employeeId);
    const outcome = outcomeOf(employeeId);
    await service.given(AppraisalCorrected, correctionOf(outcome, 'KURANG', 3));
    await service.given(AppraisalCompleted, outcome);
    await handledUpTo(employeeId);
    const { body } = await appraised.eligibility(employeeId);
    expect(body).toMatchObject({ eligible: false, decision: 1, decisions: [{ appraisalRevision: 3 }] });
  });

  it('stands for its year when he was appraised earlier in the same year elsewhere', async () => {
    const employeeId = await appraised.employee();
    await appraised.history(employeeId);
    const [earlier, later] = [outcomeOf(employeeId, { to: '2025-06-30' }), outcomeOf(employeeId)];
    await service.given(AppraisalCompleted, { ...earlier, predicate: 'BUTUH_PERBAIKAN' });
    await appraised.becomes(employeeId, { eligible: false, appraisalId: earlier.appraisalId });
    await service.given(AppraisalCompleted, later);
    await appraised.becomes(employeeId, { eligible: true, appraisalId: later.appraisalId });
  });

  it('ends in the same decision in whatever order the facts arrive', async () => {
    const orders = fc.sample(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), { numRuns: 16, seed: 7 });
    const employees = await Promise.all(orders.map(() => appraised.employee()));
    // What the discipline door asks for; each of them is known once his own first appraisal is decided about.
    await Promise.all(
      employees.map((id) => service.given(AppraisalCompleted, outcomeOf(id, { period: OLD, to: '2023-12-31' }))),
    );
    await Promise.all(
      employees.map(async (employeeId, n) => {
        await service.published(EligibilityDecided, about(employeeId));
        const outcome = outcomeOf(employeeId);
        const arrivals = [
          () => service.given(AppraisalCompleted, outcome),
          () => service.given(AppraisalCorrected, correctionOf(outcome, 'SANGAT_BAIK')),
          () => appraised.history(employeeId),
          () =>
            service.http.post(
              '/discipline-cases',
              {
                employeeId,
                level: 'RINGAN',
                decidedOn: '2025-06-01',
                reference: employeeId,
              },
              AS_ADMINISTRATOR,
            ),
        ];
        for (const arrival of orders[n] ?? []) await arrivals[arrival]?.();
        await appraised.becomes(employeeId, {
          eligible: false,
          appraisalRevision: 2,
          criteria: [
            { outcome: 'PASSED', evidence: '2024 BAIK, 2025 SANGAT_BAIK' },
            { outcome: 'FAILED', evidence: '1 kasus, terakhir 2025-06-01' },
            { outcome: 'PASSED' },
            { outcome: 'PASSED' },
          ],
        });
      }),
    );
  });
});

const OLD = { year: 2023, quarter: null };

describe('a review', () => {
  it('is opened by KURANG, follows the mark, and is withdrawn by the correction that lifts it', async () => {
    const outcome = outcomeOf(await appraised.employee(), { predicate: 'KURANG' });
    const { employeeId } = outcome;
    const reviews = async () => (await service.http.get(`/reviews?employeeId=${employeeId}`)).body;
    await service.given(AppraisalCompleted, outcome);
    const [opened] = await service.published(ReviewOpened, about(employeeId));
    expect(opened?.data).toMatchObject({ appraisalId: outcome.appraisalId, predicate: 'KURANG' });
    await service.given(AppraisalCorrected, correctionOf(outcome, 'SANGAT_KURANG'));
    await appraised.becomes(employeeId, { decision: 2 });
    expect(await reviews()).toMatchObject({ items: [{ state: 'OPEN', predicate: 'SANGAT_KURANG' }] });
    await service.given(AppraisalCorrected, correctionOf(outcome, 'BAIK', 3));
    const [withdrawn] = await service.published(ReviewWithdrawn, about(employeeId));
    expect(withdrawn).toMatchObject({ subject: opened?.subject, sequence: 2 });
    expect(await reviews()).toMatchObject({ items: [{ state: 'WITHDRAWN' }] });
  });

  it('is opened by the correction that brings the mark', async () => {
    const outcome = await appraised.eligible();
    await service.given(AppraisalCorrected, correctionOf(outcome, 'SANGAT_KURANG'));
    const [opened] = await service.published(ReviewOpened, about(outcome.employeeId));
    expect(opened?.data).toMatchObject({ appraisalRevision: 2, predicate: 'SANGAT_KURANG' });
  });

  it('is opened by a quarter too, which decides no award', async () => {
    const employeeId = await appraised.employee();
    await handledUpTo(employeeId);
    expect((await appraised.eligibility(employeeId)).status).toBe(404);
  });
});

describe('facts of an employee', () => {
  it('that change decide again: who leaves is no longer eligible, and an older state that comes late is refused', async () => {
    const { employeeId } = await appraised.eligible();
    await appraised.employee({ employeeId, active: false }, 3);
    await appraised.becomes(employeeId, { eligible: false, decision: 2 });
    await appraised.employee({ employeeId }, 2);
    await appraised.employee({ employeeId, active: false, status: 'PPPK' }, 4);
    await appraised.becomes(employeeId, { eligible: false, decision: 3 });
  });
});
