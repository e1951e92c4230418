import type { ResponseId, UnitId } from '#civil-service';
import type { Transaction } from '#messaging';
import { digitsOf, type SurveyForm } from '../domain/survey-form.js';

/** Keeps the forms of a department that were not kept before, and answers them. Sorted, so that two batches cannot deadlock. */
export async function keepForms(
  tx: Transaction,
  unitId: UnitId,
  forms: readonly SurveyForm[],
): Promise<readonly SurveyForm[]> {
  const rows = await tx.query<{ response_id: ResponseId }[]>(
    `INSERT INTO survey_form (unit_id, response_id, service_code, answered_on, answers)
     SELECT $1, f.* FROM unnest($2::text[], $3::text[], $4::date[], $5::text[])
       AS f (response_id, service_code, answered_on, answers)
     ORDER BY f.response_id
     ON CONFLICT DO NOTHING RETURNING response_id`,
    [
      unitId,
      forms.map(({ responseId }) => responseId),
      forms.map(({ serviceCode }) => serviceCode),
      forms.map(({ answeredOn }) => answeredOn),
      forms.map(({ answers }) => digitsOf(answers)),
    ],
  );
  const kept = new Set(rows.map(({ response_id: responseId }) => responseId));
  return forms.filter(({ responseId }) => kept.has(responseId));
}

/** Whether any of the forms bears the number of a form that says something else. */
export async function differFromKept(tx: Transaction, unitId: UnitId, forms: readonly SurveyForm[]): Promise<boolean> {
  const rows = await tx.query<object[]>(
    `SELECT FROM survey_form k
     JOIN unnest($2::text[], $3::text[], $4::text[]) AS f (response_id, service_code, answers) USING (response_id)
     WHERE k.unit_id = $1 AND (k.service_code, k.answers) <> (f.service_code, f.answers) LIMIT 1`,
    [
      unitId,
      forms.map(({ responseId }) => responseId),
      forms.map(({ serviceCode }) => serviceCode),
      forms.map(({ answers }) => digitsOf(answers)),
    ],
  );
  return rows.length > 0;
}
