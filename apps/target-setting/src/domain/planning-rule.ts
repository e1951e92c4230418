import { type Dated, inForce, jakartaDay } from '#civil-service';

/** By when a plan is to be set: P6 Pasal 14 says 31 January of its own year. */
export interface PlanningRule extends Dated {
  /** Month and day, `MM-DD`, of the plan's year. */
  readonly setBy: string;
}

/** How far ahead an employee may plan: the dialogue for a year begins in the year before. */
const YEARS_AHEAD = 1;

/** The rule of a plan's year; undefined before the first rule. */
export const ruleOf = (year: number, rules: readonly PlanningRule[]): PlanningRule | undefined =>
  inForce(rules, `${year}-01-01`);

/** The last year that can be planned at an instant. */
export const lastYearAt = (at: Date): number => Number(jakartaDay(at).slice(0, 4)) + YEARS_AHEAD;

export const isLate = (year: number, at: Date, rules: readonly PlanningRule[]): boolean => {
  const rule = ruleOf(year, rules);
  return rule !== undefined && jakartaDay(at) > `${year}-${rule.setBy}`;
};
