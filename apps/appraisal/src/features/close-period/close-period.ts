import { Injectable } from '@nestjs/common';
import { type AppraisalId, asId, daysOf, inForce, jakartaDay, type PeriodId } from '#civil-service';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '#messaging';
import { accepted, notFound } from '#platform';
import { closable, lastDayOfSigning, type ObjectionTerm } from '../../domain/closing.js';
import { ObjectionTermRow } from '../../persistence/entities/objection-term-row.js';
import { PeriodRow } from '../../persistence/entities/period-row.js';
import { letTermsPass, type TermPassed } from '../../persistence/passed-terms.js';
import { completed } from '../outcome-events.js';
import type { ClosedPeriod } from './closed-period.js';
import { keepClosed, tally } from './period-tally.js';

/** Appraisals in one transaction: what a crash undoes, and how long an acknowledgement may have to wait. */
const PORTION = 500;

/** After this a call begins no further portion, so that its answer comes before anyone on the way gives up waiting. */
const BUDGET_MS = 10_000;

const BEFORE_ALL = asId<AppraisalId>('00000000-0000-0000-0000-000000000000');

@Injectable()
export class ClosePeriod {
  constructor(
    private readonly work: UnitOfWork,
    private readonly db: DataSource,
  ) {}

  /** @throws RuleRefused when the rules say no, Problem 404 when there is no such period */
  async close(id: PeriodId, now: Date): Promise<ClosedPeriod> {
    const today = jakartaDay(now);
    const period = (await this.db.manager.findOneBy(PeriodRow, { id })) ?? notFound('UNKNOWN_PERIOD');
    const term = await this.term(period, today);
    const day = lastDayOfSigning(today, term);
    const becameFinal = await this.closePortions(period, day);
    return this.conclude(id, day, term, becameFinal, now);
  }

  private async term(period: PeriodRow, today: string): Promise<ObjectionTerm> {
    const terms = await this.db.manager.find(ObjectionTermRow);
    return accepted(closable(period, inForce(terms, daysOf(period).to), today));
  }

  /** @returns how many became final */
  private async closePortions(period: PeriodRow, day: string): Promise<number> {
    const began = performance.now();
    let becameFinal = 0;
    let after = BEFORE_ALL;
    do {
      const final = await this.closePortion(period, day, after);
      becameFinal += final.length;
      // Less than a portion: there are no more.
      if (final.length < PORTION) break;
      after = final.at(-1)?.id ?? after;
    } while (performance.now() - began < BUDGET_MS);
    return becameFinal;
  }

  private closePortion(period: PeriodRow, day: string, after: AppraisalId): Promise<TermPassed[]> {
    const finalAt = new Date().toISOString();
    return this.work.commit(async (tx) => {
      const final = await letTermsPass(tx, period.id, { day, at: finalAt, after, portion: PORTION });
      return { value: final, events: final.map((each) => completed({ ...each, finalAt }, period)) };
    });
  }

  private conclude(
    id: PeriodId,
    day: string,
    term: ObjectionTerm,
    becameFinal: number,
    now: Date,
  ): Promise<ClosedPeriod> {
    return this.work.commit(async (tx) => {
      // Drafts that are being opened meanwhile are waited for, and counted.
      await tx.query(`SELECT FROM period WHERE id = $1 FOR UPDATE`, [id]);
      const { final, ...counts } = await tally(tx, id, day, term);
      const closedAt = await keepClosed(tx, id, counts.left + counts.waiting + counts.drafts === 0, now);
      return { value: { id, closedAt, becameFinal, alreadyFinal: final - becameFinal, ...counts }, events: [] };
    });
  }
}
