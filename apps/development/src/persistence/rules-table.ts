import type { Transaction } from '#messaging';
import type { Rule } from '../domain/needs.js';

export interface StoredRule extends Rule {
  /** False for a default that BKPSDM has still to confirm. */
  readonly confirmed: boolean;
}

/** All rules, past and to come. */
export const loadRules = (tx: Transaction): Promise<StoredRule[]> =>
  tx.query<StoredRule[]>(
    `SELECT need, kind, effective_from::text AS "effectiveFrom", title_id AS "titleId", title_en AS "titleEn", confirmed
     FROM rule ORDER BY need, effective_from`,
  );

/** Whoever sets a rule by the door has confirmed it. */
export const saveRule = (tx: Transaction, rule: Rule): Promise<unknown> =>
  tx.query(
    `INSERT INTO rule (need, kind, effective_from, title_id, title_en, confirmed) VALUES ($1, $2, $3, $4, $5, true)
     ON CONFLICT (need, effective_from) DO UPDATE SET kind = excluded.kind, title_id = excluded.title_id,
       title_en = excluded.title_en, confirmed = true`,
    [rule.need, rule.kind, rule.effectiveFrom, rule.titleId, rule.titleEn],
  );
