import { randomUUID } from 'node:crypto';
import { Controller } from '@nestjs/common';
import {
  AppraisalCompleted,
  AppraisalCorrected,
  AssignmentMade,
  AssignmentWithdrawn,
  type DataOf,
  type EventOf,
} from '#contracts';
import { type Handling, newEvent, type NewEvent, OnEvents, type Transaction, UnknownReference } from '#messaging';
import { changesFor } from '../../domain/assignment.js';
import { answersTo, type Rule } from '../../domain/needs.js';
import { assignmentsOf, saveAssignments, type StoredAssignment } from '../../persistence/assignments-table.js';
import { loadRules } from '../../persistence/rules-table.js';

type Outcome = EventOf<typeof AppraisalCompleted> | EventOf<typeof AppraisalCorrected>;
type Appraisal = DataOf<typeof AppraisalCompleted>;

/** A completed or corrected appraisal makes and withdraws assignments, with nobody pressing a button. */
@Controller()
export class OnAppraisalOutcome {
  @OnEvents([AppraisalCompleted, AppraisalCorrected])
  async handle(events: readonly Outcome[], { tx, now }: Handling): Promise<readonly NewEvent[]> {
    await requireEmployees(tx, events);
    const appraisals = await newest(tx, latestOfEach(events));
    if (appraisals.length === 0) return [];
    const rules = await loadRules(tx);
    const known = await assignmentsOf(
      tx,
      appraisals.map(({ appraisalId }) => appraisalId),
    );
    const changed = appraisals.flatMap((appraisal) => changedBy(appraisal, rules, known));
    await saveAssignments(tx, changed, now);
    return changed.map(asEvent);
  }
}

async function requireEmployees(tx: Transaction, events: readonly Outcome[]): Promise<void> {
  const [unknown] = await tx.query<{ id: string }[]>(
    `SELECT id FROM unnest($1::uuid[]) AS asked(id)
     WHERE NOT EXISTS (SELECT FROM employee WHERE employee_id = asked.id) LIMIT 1`,
    [events.map(({ data }) => data.employeeId)],
  );
  if (unknown) throw new UnknownReference('employee', unknown.id);
}

/** Of each appraisal the highest revision in the batch, which need not be the last to come. */
function latestOfEach(events: readonly Outcome[]): Appraisal[] {
  const latest = new Map<string, Appraisal>();
  for (const { data } of events) {
    if ((latest.get(data.appraisalId)?.revision ?? 0) < data.revision) latest.set(data.appraisalId, data);
  }
  return [...latest.values()];
}

/** Those whose revision is newer than what was acted on: an older one that comes late changes nothing. */
async function newest(tx: Transaction, appraisals: readonly Appraisal[]): Promise<Appraisal[]> {
  const rows = await tx.query<{ appraisal_id: string }[]>(
    `INSERT INTO outcome AS o (appraisal_id, revision) SELECT * FROM unnest($1::uuid[], $2::int[])
     ON CONFLICT (appraisal_id) DO UPDATE SET revision = excluded.revision WHERE o.revision < excluded.revision
     RETURNING appraisal_id`,
    [appraisals.map(({ appraisalId }) => appraisalId), appraisals.map(({ revision }) => revision)],
  );
  const kept = new Set(rows.map((row) => row.appraisal_id));
  return appraisals.filter(({ appraisalId }) => kept.has(appraisalId));
}

function changedBy(
  appraisal: Appraisal,
  rules: readonly Rule[],
  known: readonly StoredAssignment[],
): StoredAssignment[] {
  const answers = answersTo({ ...appraisal, periodEnd: appraisal.to }, rules);
  const own = known.filter(({ appraisalId }) => appraisalId === appraisal.appraisalId);
  return changesFor(answers, own).flatMap((change): StoredAssignment[] => {
    const appraisalRevision = appraisal.revision;
    if (change.change === 'WITHDRAWN') {
      const open = own.find(({ need, state }) => need === change.need && state === 'OPEN');
      return open ? [{ ...open, state: 'WITHDRAWN', revision: open.revision + 1, appraisalRevision }] : [];
    }
    const answer = answers.find(({ need }) => need === change.need);
    if (!answer) return [];
    const { need, kind, titleId, titleEn } = answer;
    const { employeeId, unitId, appraisalId } = appraisal;
    const made = { assignmentId: randomUUID(), state: 'OPEN', revision: 1 } as const;
    return [{ ...made, employeeId, unitId, appraisalId, appraisalRevision, need, kind, titleId, titleEn }];
  });
}

const asEvent = (assignment: StoredAssignment): NewEvent => {
  const { assignmentId, employeeId, unitId, kind, need, appraisalId, appraisalRevision } = assignment;
  const contract = assignment.state === 'OPEN' ? AssignmentMade : AssignmentWithdrawn;
  const data = { assignmentId, employeeId, unitId, kind, need, appraisalId, appraisalRevision };
  return newEvent(contract, data, assignment.revision);
};
