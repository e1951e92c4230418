import type { EntityManager } from 'typeorm';
import { eachElement, type ServiceCode, SURVEY_ELEMENTS, type SurveyElement, type UnitId } from '#civil-service';
import type { Transaction } from '#messaging';
import type { MonthOfService } from '../domain/survey-form.js';
import type { MonthOfForms } from '../domain/survey-groups.js';

const columnOf = (element: SurveyElement): string => element.toLowerCase();
const COLUMNS = ['forms', ...SURVEY_ELEMENTS.map(columnOf)];

/** Adds forms to what a department's months have. Sorted, so that two batches cannot deadlock. */
export async function addForms(tx: Transaction, unitId: UnitId, months: readonly MonthOfService[]): Promise<void> {
  if (months.length === 0) return;
  await tx.query(
    `INSERT INTO satisfaction AS s (unit_id, service_code, month, ${COLUMNS.join()})
     SELECT $1, m.service_code, m.month, ${COLUMNS.map((name) => `m.${name}`).join()}
     FROM jsonb_to_recordset($2::jsonb)
       AS m (service_code text, month date, ${COLUMNS.map((name) => `${name} int`).join()})
     ORDER BY m.service_code, m.month
     ON CONFLICT (service_code, unit_id, month) DO UPDATE SET
       ${COLUMNS.map((name) => `${name} = s.${name} + excluded.${name}`).join()}`,
    [unitId, JSON.stringify(months.map(rowOf))],
  );
}

const rowOf = ({ serviceCode, month, forms, sums }: MonthOfService) => ({
  service_code: serviceCode,
  month: `${month}-01`,
  forms,
  ...Object.fromEntries(SURVEY_ELEMENTS.map((element) => [columnOf(element), sums[element]])),
});

export interface ServiceOfUnitKey {
  readonly serviceCode: ServiceCode;
  readonly unitId: UnitId;
}

type Row = ServiceOfUnitKey & { readonly month: string; readonly forms: number } & Readonly<
    Record<Lowercase<SurveyElement>, number>
  >;

const keyOf = ({ serviceCode, unitId }: ServiceOfUnitKey): string => `${unitId} ${serviceCode}`;

/** The months with forms from one year's first to another's last, both included, in their order, of some services of units. */
export async function monthsOfForms(
  db: EntityManager,
  of: readonly ServiceOfUnitKey[],
  years: { readonly first: string; readonly last: string },
): Promise<(key: ServiceOfUnitKey) => readonly MonthOfForms[]> {
  const asked = [...new Map(of.map((key) => [keyOf(key), key])).values()];
  const rows = await db.query<Row[]>(
    `SELECT s.service_code AS "serviceCode", s.unit_id AS "unitId", to_char(s.month, 'YYYY-MM') AS month,
            ${COLUMNS.map((name) => `s.${name}`).join()}
     FROM unnest($1::text[], $2::uuid[]) AS a (service_code, unit_id)
     JOIN satisfaction s ON s.service_code = a.service_code AND s.unit_id = a.unit_id
     WHERE s.month BETWEEN make_date($3, 1, 1) AND make_date($4, 12, 31) ORDER BY s.month`,
    [
      asked.map(({ serviceCode }) => serviceCode),
      asked.map(({ unitId }) => unitId),
      Number(years.first),
      Number(years.last),
    ],
  );
  const found = Map.groupBy(rows, keyOf);
  return (key) => (found.get(keyOf(key)) ?? []).map(monthOfRow);
}

const monthOfRow = (row: Row): MonthOfForms => ({
  month: row.month,
  forms: row.forms,
  sums: eachElement((element) => row[element.toLowerCase() as Lowercase<SurveyElement>]),
});
