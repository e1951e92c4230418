import { prepared, type Transaction } from '#messaging';
import type { Criterion } from '../domain/criterion.js';
import type { Programme } from '../domain/eligibility.js';

/** Held shared by whoever decides and alone by whoever changes a programme, so that no decision by old criteria comes late. */
export const PROGRAMMES_LOCK = `hashtextextended('rewards.programmes', 0)`;

export const lockProgrammes = (tx: Transaction): Promise<unknown> =>
  tx.query(`SELECT pg_advisory_xact_lock(${PROGRAMMES_LOCK})`);

interface Row {
  readonly code: string;
  readonly effectiveFrom: string;
  readonly criteria: Programme['criteria'];
}

/** Every programme with all its criteria, past and to come: which one is in force depends on the year judged. */
export const loadProgrammes = (tx: Transaction): Promise<Row[]> =>
  prepared<Row>(
    tx,
    `SELECT p.code, p.effective_from::text AS "effectiveFrom",
            coalesce(json_agg(json_build_object('kind', c.kind, 'effectiveFrom', c.effective_from, 'criterion', c.criterion))
                     FILTER (WHERE c.kind IS NOT NULL), '[]') AS criteria
     FROM programme p LEFT JOIN criterion c ON c.programme = p.code
     GROUP BY p.code ORDER BY p.code`,
  );

export const saveProgramme = (
  tx: Transaction,
  programme: { code: string; nameId: string; nameEn: string; effectiveFrom: string },
): Promise<unknown> =>
  tx.query(
    `INSERT INTO programme (code, name_id, name_en, effective_from) VALUES ($1, $2, $3, $4)
     ON CONFLICT (code) DO UPDATE SET name_id = excluded.name_id, name_en = excluded.name_en,
       effective_from = excluded.effective_from`,
    [programme.code, programme.nameId, programme.nameEn, programme.effectiveFrom],
  );

/** Whoever sets a criterion by the door has confirmed it. Null takes the kind out of force from that day. */
export const saveCriterion = (
  tx: Transaction,
  programme: string,
  kind: Criterion['kind'],
  effectiveFrom: string,
  criterion: Criterion | null,
): Promise<unknown> =>
  tx.query(
    `INSERT INTO criterion (programme, kind, effective_from, criterion, confirmed) VALUES ($1, $2, $3, $4, true)
     ON CONFLICT (programme, kind, effective_from) DO UPDATE SET criterion = excluded.criterion, confirmed = true`,
    [programme, kind, effectiveFrom, criterion === null ? null : JSON.stringify(criterion)],
  );

/** The day from which a programme is in force; undefined when there is none of this code. */
export async function programmeStart(tx: Transaction, code: string): Promise<string | undefined> {
  const [row] = await tx.query<{ day: string }[]>(`SELECT effective_from::text AS day FROM programme WHERE code = $1`, [
    code,
  ]);
  return row?.day;
}
