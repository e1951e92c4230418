import { Injectable } from '@nestjs/common';
import type { AppraisalId } from '#civil-service';
import { type Transaction, UnitOfWork } from '#messaging';
import { accepted, notFound } from '#platform';
import { type Appraisal, evolve } from '../domain/appraisal.js';
import type { Decision } from '../domain/decide.js';
import { type AppraisalFile, keep, openFile } from '../persistence/appraisals.js';
import { outcomeEvents } from './outcome-events.js';
import { type Standing, standing } from './standing.js';

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
