import { ok, refused, type Result } from '#civil-service';
import type { AssignmentKind, Need } from './needs.js';

export const ASSIGNMENT_STATES = ['OPEN', 'COMPLETED', 'WITHDRAWN'] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

/** One assignment for one need that one appraisal showed. */
export interface Assignment {
  readonly need: Need;
  readonly kind: AssignmentKind;
  readonly state: AssignmentState;
}

export type Change =
  | { readonly change: 'MADE'; readonly need: Need; readonly kind: AssignmentKind }
  | { readonly change: 'WITHDRAWN'; readonly need: Need };

/**
 * What the latest revision of an appraisal changes: needs without an assignment get one, assignments without a need are
 * withdrawn. What has been completed stays: the employee did it.
 */
export function changesFor(
  answers: readonly { readonly need: Need; readonly kind: AssignmentKind }[],
  known: readonly Assignment[],
): Change[] {
  const live = known.filter(({ state }) => state !== 'WITHDRAWN');
  const made = answers
    .filter(({ need }) => !live.some((assignment) => assignment.need === need))
    .map(({ need, kind }): Change => ({ change: 'MADE', need, kind }));
  const withdrawn = live
    .filter(({ need, state }) => state === 'OPEN' && !answers.some((answer) => answer.need === need))
    .map(({ need }): Change => ({ change: 'WITHDRAWN', need }));
  return [...made, ...withdrawn];
}

export interface Completion {
  readonly completedOn: string;
  readonly note: string | null;
}

/** Completing again with the same content is no news. */
export function complete(
  state: AssignmentState,
  completion: Completion,
  before: Completion | null,
  today: string,
): Result<'NEW' | 'ALREADY_COMPLETED'> {
  if (completion.completedOn > today) return refused({ code: 'COMPLETED_IN_THE_FUTURE', field: '/completedOn' });
  switch (state) {
    case 'OPEN':
      return ok('NEW');
    case 'WITHDRAWN':
      return refused({ code: 'ASSIGNMENT_WITHDRAWN' });
    case 'COMPLETED':
      return before?.completedOn === completion.completedOn && before.note === completion.note
        ? ok('ALREADY_COMPLETED')
        : refused({ code: 'ALREADY_COMPLETED' });
  }
}
