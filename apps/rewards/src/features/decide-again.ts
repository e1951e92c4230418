import { EligibilityDecided, EligibilityWithdrawn } from '#contracts';
import { newEvent, type NewEvent, type Transaction } from '#messaging';
import { changeTo, decideEligibility, notInForce, type Programme } from '../domain/eligibility.js';
import { factsOf, type KnownEmployee, type Outcome, standingOutcomes } from '../domain/known-employee.js';
import { lastDecisions, saveDecisions, type StoredDecision } from '../persistence/decisions-table.js';
import { loadFacts } from '../persistence/facts-table.js';
import { loadProgrammes } from '../persistence/programmes-table.js';

/**
 * Decides anew whatever these employees' facts touch: every programme, every year with an annual outcome. Keeps and
 * publishes what has changed.
 */
export async function decideAgain(tx: Transaction, employeeIds: readonly string[], now: Date): Promise<NewEvent[]> {
  const known = await loadFacts(tx, employeeIds);
  if (known.length === 0) return [];
  const programmes = await loadProgrammes(tx);
  const before = new Map(
    (
      await lastDecisions(
        tx,
        known.map(({ employeeId }) => employeeId),
      )
    ).map((last) => [keyOf(last), last]),
  );
  const changed = known.flatMap((employee) =>
    standingOutcomes(employee.outcomes).flatMap((outcome) =>
      programmes.flatMap((programme) => decided(employee, outcome, programme, before)),
    ),
  );
  await saveDecisions(
    tx,
    changed.map(({ decision }) => decision),
    now,
  );
  return changed.map(({ event }) => event);
}

const keyOf = (of: { employeeId: string; programme: string; year: number }) =>
  `${of.employeeId}/${of.programme}/${of.year}`;

function decided(
  employee: KnownEmployee,
  outcome: Outcome,
  programme: Programme,
  before: ReadonlyMap<string, StoredDecision>,
): { decision: StoredDecision; event: NewEvent }[] {
  const subject = { employeeId: employee.employeeId, programme: programme.code, year: outcome.year };
  const last = before.get(keyOf(subject));
  const facts = factsOf(employee, outcome, programme.code);
  const made = decideEligibility(programme, facts) ?? (last && notInForce(facts));
  if (!made) return [];
  const change = changeTo(made, last);
  if (change === 'UNCHANGED') return [];
  const content = {
    ...subject,
    unitId: outcome.unitId,
    appraisalId: outcome.appraisalId,
    appraisalRevision: outcome.revision,
    eligible: made.eligible,
    criteria: [...made.criteria],
  };
  const number = (last?.number ?? 0) + 1;
  const contract = change === 'WITHDRAWN' ? EligibilityWithdrawn : EligibilityDecided;
  return [{ decision: { ...content, number }, event: newEvent(contract, content, number) }];
}
