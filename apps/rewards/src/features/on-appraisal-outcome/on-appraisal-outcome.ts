import { Controller } from '@nestjs/common';
import { AppraisalCompleted, AppraisalCorrected, type EventOf } from '#contracts';
import { type Handling, type NewEvent, OnEvents, type Transaction, UnknownReference } from '#messaging';
import { unknownEmployee } from '../../persistence/facts-table.js';
import { type AppraisalOutcome, keepOutcomes } from '../../persistence/outcomes-table.js';
import { decideAgain } from '../decide-again.js';
import { reviewAgain } from './review-again.js';

type Outcome = EventOf<typeof AppraisalCompleted> | EventOf<typeof AppraisalCorrected>;

/** A completed or corrected appraisal decides eligibility and reviews, with nobody pressing a button. */
@Controller()
export class OnAppraisalOutcome {
  @OnEvents([AppraisalCompleted, AppraisalCorrected])
  async handle(events: readonly Outcome[], { tx, now }: Handling): Promise<readonly NewEvent[]> {
    const unknown = await unknownEmployee(tx, [...new Set(events.map(({ data }) => data.employeeId))]);
    if (unknown) throw new UnknownReference('employee', unknown);
    const published: NewEvent[] = [];
    for (const wave of waves(events)) published.push(...(await take(tx, wave, now)));
    return published;
  }
}

async function take(tx: Transaction, events: readonly Outcome[], now: Date): Promise<NewEvent[]> {
  const outcomes = events.map(({ data }): AppraisalOutcome => ({ ...data, year: data.period.year }));
  const kept = await keepOutcomes(tx, outcomes);
  const annual = kept.filter(({ periodKind }) => periodKind === 'ANNUAL').map(({ employeeId }) => employeeId);
  return [...(await decideAgain(tx, annual, now)), ...(await reviewAgain(tx, kept, now))];
}

/** In one wave each employee stands once, so that a completion and its correction in one batch are two decisions. */
function waves(events: readonly Outcome[]): Outcome[][] {
  const result: Outcome[][] = [];
  const seen = new Map<string, number>();
  for (const event of events) {
    const turn = seen.get(event.data.employeeId) ?? 0;
    seen.set(event.data.employeeId, turn + 1);
    (result[turn] ??= []).push(event);
  }
  return result;
}
