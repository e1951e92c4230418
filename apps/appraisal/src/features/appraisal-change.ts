import { Injectable } from '@nestjs/common';
import type { AppraisalId, Predicate } from '#civil-service';
import { type Transaction, UnitOfWork } from '#messaging';
import { accepted, notFound } from '#platform';
import {
  type Appraisal,
  type AppraisalState,
  evolve,
  type FinalBecause,
  predicateIn,
  revisionOf,
} from '../domain/appraisal.js';
import type { Decision } from '../domain/decide.js';
import { type AppraisalFile, keep, openFile } from '../persistence/appraisals.js';
import { outcomeEvents } from './outcome-events.js';

/** Where an appraisal stands after a command. */
export interface Standing {
  readonly id: AppraisalId;
  readonly state: AppraisalState;
  readonly version: number;
  /** 0 until it is final. */
  readonly revision: number;
  readonly predicate: Predicate | null;
  readonly finalBecause: FinalBecause | null;
}

/** The way that every command on an appraisal takes: lock, decide, keep, publish, in one transaction. */
@Injectable()
export class AppraisalChange {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws RuleRefused when the rules say no, Problem 404 when there is no such appraisal */
  make(
    id: AppraisalId,
    decide: (file: AppraisalFile, tx: Transaction) => Decision | Promise<Decision>,
  ): Promise<Standing> {
    return this.work.commit(async (tx) => {
      const file = (await openFile(tx, id)) ?? notFound('UNKNOWN_APPRAISAL');
      const facts = accepted(await decide(file, tx));
      const after = facts.reduce<Appraisal>(evolve, file.appraisal);
      if (facts.length > 0) await keep(tx, id, facts, after);
      return { value: standing(id, after), events: outcomeEvents(file, facts, after) };
    });
  }
}

const standing = (id: AppraisalId, appraisal: Appraisal): Standing => ({
  id,
  state: appraisal.state,
  version: appraisal.version,
  revision: revisionOf(appraisal),
  predicate: predicateIn(appraisal),
  finalBecause: appraisal.state === 'ACKNOWLEDGED' ? appraisal.finalBecause : null,
});
