import type { AppraisalId } from '#civil-service';
import type { Transaction } from '#messaging';
import { type Appraisal, type Fact, predicateIn, revisionOf } from '../domain/appraisal.js';
import { predicateFor } from '../domain/marks.js';
import type { Parties } from '../domain/parties.js';
import { hasEvidence } from '../domain/suggestion.js';
import { appraisalOf } from './appraisal-of.js';
import { AppraisalRow } from './entities/appraisal-row.js';
import type { PeriodRow } from './entities/period-row.js';
import { RevisionRow } from './entities/revision-row.js';

/** An appraisal with what surrounds it. */
export interface AppraisalFile {
  readonly id: AppraisalId;
  readonly period: PeriodRow;
  readonly appraisal: Appraisal;
  /** As they stand now. */
  readonly parties: Parties;
}

/** Locks the appraisal until the transaction ends. */
export async function openFile(tx: Transaction, id: AppraisalId): Promise<AppraisalFile | null> {
  const row = await tx
    .createQueryBuilder(AppraisalRow, 'appraisal')
    .innerJoinAndSelect('appraisal.period', 'period')
    .innerJoinAndSelect('appraisal.employee', 'employee')
    .where('appraisal.id = :id', { id })
    .setLock('pessimistic_write', undefined, ['appraisal'])
    .getOne();
  return row && { id: row.id, period: row.period, appraisal: appraisalOf(row), parties: row.employee };
}

/** Writes what has happened; `appraisal` is what has come of it. */
export async function keep(
  tx: Transaction,
  id: AppraisalId,
  facts: readonly Fact[],
  appraisal: Appraisal,
): Promise<void> {
  const { state, version } = appraisal;
  await tx
    .createQueryBuilder()
    .update(AppraisalRow)
    .set({
      ...facts.reduce((columns, fact) => ({ ...columns, ...columnsOf(fact) }), {}),
      state,
      version,
      revision: revisionOf(appraisal),
      predicate: predicateIn(appraisal),
    })
    .where({ id })
    .execute();
  if (appraisal.state === 'ACKNOWLEDGED' && facts.length > 0) await keepRevision(tx, id, appraisal);
}

const columnsOf = (fact: Fact): Partial<AppraisalRow> => {
  switch (fact.fact) {
    case 'RATED':
      return { marks: fact.marks };
    case 'SIGNED': {
      const { by, at, unitId, basis } = fact.signing;
      const evidence = hasEvidence(basis);
      return { marks: fact.marks, signedAt: new Date(at), appraiserId: by, unitId, basis, hasEvidence: evidence };
    }
    case 'BECAME_FINAL':
      return { finalBecause: fact.because, finalAt: new Date(fact.at) };
    case 'CORRECTED':
      return { marks: fact.marks, correction: fact.correction };
  }
};

const keepRevision = async (
  tx: Transaction,
  appraisalId: AppraisalId,
  { marks, revision, correction, signing, finalAt }: Extract<Appraisal, { state: 'ACKNOWLEDGED' }>,
): Promise<void> => {
  await tx
    .createQueryBuilder()
    .insert()
    .into(RevisionRow)
    .values({
      appraisalId,
      revision,
      marks,
      predicate: predicateFor(marks),
      madeBy: correction?.by ?? signing.by,
      madeAt: new Date(correction?.at ?? finalAt),
      reason: correction?.reason ?? null,
    })
    .execute();
};
