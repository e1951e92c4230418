import type { Gateway } from './gateway.js';
import { assignments } from './steps/assign-training.js';
import { eligibilityNow } from './steps/decide-eligibility.js';
import { reportOn } from './steps/report.js';

/** As the platform's read doors tell them when the story is over; null where they do not answer. */
export interface Figures {
  readonly turnaroundMedianHours: { readonly before: number | null; readonly after: number | null };
  readonly eligible: number | null;
  readonly notEligible: number | null;
  readonly assignments: number | null;
}

export const NO_FIGURES: Figures = {
  turnaroundMedianHours: { before: null, after: null },
  eligible: null,
  notEligible: null,
  assignments: null,
};

const orNull = <T>(asked: Promise<T>): Promise<T | null> => asked.catch(() => null);

export const readFigures = async (gateway: Gateway): Promise<Figures> => {
  const [report, decisions, made] = await Promise.all([
    orNull(reportOn({ gateway }, 'unit')),
    orNull(eligibilityNow({ gateway })),
    orNull(assignments({ gateway })),
  ]);
  return {
    turnaroundMedianHours: {
      before: report?.turnaround.before?.medianHours ?? null,
      after: report?.turnaround.after?.medianHours ?? null,
    },
    eligible: decisions?.filter(({ eligible }) => eligible).length ?? null,
    notEligible: decisions?.filter(({ eligible }) => !eligible).length ?? null,
    assignments: made?.length ?? null,
  };
};
