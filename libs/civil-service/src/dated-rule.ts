/** A rule as data: in force from `effectiveFrom` (`YYYY-MM-DD`, included) until the next one of its kind. */
export interface Dated {
  readonly effectiveFrom: string;
}

/** The rule in force on a day: a past period is always judged by the rules of its time. Undefined before the first rule. */
export const inForce = <T extends Dated>(rules: readonly T[], day: string): T | undefined =>
  rules
    .filter((rule) => rule.effectiveFrom <= day)
    .reduce<T | undefined>(
      (latest, rule) => (latest === undefined || rule.effectiveFrom > latest.effectiveFrom ? rule : latest),
      undefined,
    );
