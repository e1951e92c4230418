import { type EmployeeId, ok, refused, type Result, unless } from '#civil-service';
import { contentViolations } from './content-rules.js';
import { notTheAppraiser, type Owner, unplanned } from './owner.js';
import { type Fact, inForceIn, type Plan, waitingIn } from './plan.js';
import { isLate, lastYearAt, type PlanningRule, ruleOf } from './planning-rule.js';
import { identified, type ProposedResult, saysTheSame, strangeIds } from './proposal.js';
import type { PlanViolation } from './violation.js';

interface Act {
  readonly by: EmployeeId;
  readonly at: Date;
}

export interface Propose extends Act {
  readonly results: readonly ProposedResult[];
}

/** `version` is the one that the appraiser has read: he never decides on words that he has not seen. */
export interface Agree extends Act {
  readonly version: number;
}

export interface SendBack extends Act {
  readonly version: number;
  readonly reason: string;
}

/** The version that a command concerns, and what happens to it: nothing when the command only repeats what is already so. */
export interface Outcome {
  readonly version: number;
  readonly fact: Fact | null;
}

export type Decision = Result<Outcome, PlanViolation>;

const nothingNew = (version: number): Decision => ok({ version, fact: null });
const happens = (fact: Fact): Decision => ok({ version: fact.version, fact });

/** The employee proposes what he will achieve. `owner` is undefined while personnel has not told of him yet. */
export function propose(
  command: Propose,
  plan: Plan,
  owner: Owner | undefined,
  rules: readonly PlanningRule[],
  newId: () => string,
): Decision {
  if (command.by !== plan.employeeId) return refused({ code: 'NOT_THE_EMPLOYEE', field: '/employeeId' });
  const barred = unplanned(owner) ?? strangeYear(plan.year, command.at, rules);
  if (barred) return refused(barred);
  const { results, at } = command;
  const standing = waitingIn(plan) ?? inForceIn(plan);
  if (standing && saysTheSame(results, standing.results)) return nothingNew(standing.version);
  const version = plan.versions.length + 1;
  return unless<Outcome, PlanViolation>([...contentViolations(results), ...strangeIds(results, plan)], {
    version,
    fact: { fact: 'PROPOSED', version, results: identified(results, newId), at },
  });
}

/** The appraiser agrees to the version that waits; from then on it is in force. */
export function agree(
  { by, at, version }: Agree,
  plan: Plan,
  owner: Owner | undefined,
  rules: readonly PlanningRule[],
): Decision {
  const barred = notTheAppraiser(by, owner) ?? unplanned(owner);
  if (barred) return refused(barred);
  if (versionOf(plan, version)?.state === 'AGREED') return nothingNew(version);
  const late = isLate(plan.year, at, rules);
  return notWaiting(plan, version) ?? happens({ fact: 'AGREED', version, by, at, late });
}

/** The appraiser sends the version that waits back to the employee, and says why. */
export function sendBack({ by, at, version, reason }: SendBack, plan: Plan, owner: Owner | undefined): Decision {
  const barred = notTheAppraiser(by, owner);
  if (barred) return refused(barred);
  if (reason.trim() === '') return refused({ code: 'REASON_NEEDED', field: '/reason' });
  const meant = versionOf(plan, version);
  if (meant?.state === 'RETURNED' && meant.reason === reason) return nothingNew(version);
  return notWaiting(plan, version) ?? happens({ fact: 'RETURNED', version, by, at, reason });
}

const versionOf = ({ versions }: Plan, number: number) => versions.find(({ version }) => version === number);

/** Two people at one plan: who read a version that was replaced meanwhile is told, instead of deciding on another. */
const notWaiting = (plan: Plan, version: number): Decision | undefined => {
  const waiting = waitingIn(plan);
  if (waiting === undefined) return refused({ code: 'NOT_PROPOSED' });
  if (waiting.version === version) return undefined;
  return refused({ code: 'CHANGED_MEANWHILE', field: '/version', params: { waiting: waiting.version } });
};

/** Plans before the regulation were made by other rules; plans for years far ahead are slips of the pen. */
const strangeYear = (year: number, at: Date, rules: readonly PlanningRule[]): PlanViolation | undefined => {
  const last = lastYearAt(at);
  if (ruleOf(year, rules) !== undefined && year <= last) return undefined;
  const first = Math.min(...rules.map(({ effectiveFrom }) => Number(effectiveFrom.slice(0, 4))));
  return { code: 'YEAR_OUT_OF_RANGE', field: '/year', params: { first, last } };
};
