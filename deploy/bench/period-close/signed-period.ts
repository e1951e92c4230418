import { AppraisalCompleted, EvidenceRecorded, PlanAgreed } from '#contracts';
import type pg from 'pg';

/** An annual period whose appraisals are all signed, and so long ago that none can be objected to. */
export interface SignedPeriod {
  readonly id: string;
  readonly year: number;
  readonly employees: number;
}

const MARKS = {
  results: PlanAgreed.example.results.map(({ resultId }) => ({ resultId, rating: 'SESUAI_EKSPEKTASI', reason: null })),
  workRating: AppraisalCompleted.example.workRating,
  workReason: null,
  behaviour: AppraisalCompleted.example.behaviour,
  behaviourRating: AppraisalCompleted.example.behaviourRating,
};

const evidence = ({ indicatorId, value, unit, count, asOf }: typeof EvidenceRecorded.example) => [
  { indicatorId, value, unit, count, asOf },
];

const BASIS = {
  plan: { planId: PlanAgreed.example.planId, version: 1, results: PlanAgreed.example.results },
  evidence: evidence(EvidenceRecorded.example),
  suggestion: { work: MARKS.workRating, results: [] },
};

/** The same person in both databases; other people in each year. `$1` is the year, `$2` how many. */
const PEOPLE = `
  SELECT md5(concat('employee', $1::int, n))::uuid AS employee, md5(concat('unit', n % 34))::uuid AS unit,
         md5(concat('appraiser', n / 10))::uuid AS appraiser
  FROM generate_series(1, $2::int) AS n`;

/**
 * Rows as a city's year leaves them behind in appraisal. Written in bulk: only what follows the closing is measured.
 */
export const signPeriod = async (appraisal: pg.Client, year: number, employees: number): Promise<SignedPeriod> => {
  const { rows } = await appraisal.query<{ id: string }>(
    `INSERT INTO period (kind, year, opened_at) VALUES ('ANNUAL', $1, now()) RETURNING id`,
    [year],
  );
  const id = rows[0]?.id ?? '';
  await appraisal.query(
    `INSERT INTO employee (employee_id, unit_id, status, active, appraiser_id, appraiser_superior_id, final_by_kind, sequence)
     SELECT employee, unit, 'PNS', true, appraiser, appraiser, false, 1 FROM (${PEOPLE}) AS people`,
    [year, employees],
  );
  await appraisal.query(
    `INSERT INTO appraisal (period_id, employee_id, unit_id, appraiser_id, state, version, marks, predicate, signed_at,
                            basis, has_evidence)
     SELECT $3::uuid, employee, unit, appraiser, 'SIGNED', 2, $4::jsonb, 'BAIK', make_date($1 + 1, 1, 10), $5::jsonb, true
     FROM (${PEOPLE}) AS people`,
    [year, employees, id, JSON.stringify(MARKS), JSON.stringify(BASIS)],
  );
  await appraisal.query('ANALYZE employee, appraisal');
  return { id, year, employees };
};

/** The same people as rewards knows them, with the predicate of the year before, so that all decide at once. */
export const knowInRewards = async (rewards: pg.Client, { year, employees }: SignedPeriod): Promise<void> => {
  await rewards.query(
    `INSERT INTO employee (employee_id, unit_id, status, active, service_since, sequence)
     SELECT employee, unit, 'PNS', true, '2015-03-01', 1 FROM (${PEOPLE}) AS people`,
    [year, employees],
  );
  await rewards.query(
    `INSERT INTO history (employee_id, year, predicate, sequence)
     SELECT employee, $1 - 1, 'BAIK', 1 FROM (${PEOPLE}) AS people`,
    [year, employees],
  );
  await rewards.query('ANALYZE employee, history');
};
