import type { Period } from '#civil-service';
import type { Indicator, Target } from './plan.js';
import type { SuggestionRule } from './suggestion-rule.js';

const PER_CENT = '%';
const CEILING_OF_PER_CENT = 100;

/** A plan's target is the year's. A count grows over the year, so a quarter owes its part; shares and medians do not grow. */
export const targetIn = (period: Period, { target, measurement }: Indicator, rule: SuggestionRule): Target =>
  period.quarter !== null && measurement?.measure === 'COUNT'
    ? { ...target, value: target.value * rule.quarterOfCount }
    : target;

export const meets = ({ comparison, value: target }: Target, value: number): boolean =>
  comparison === 'AT_LEAST' ? notLess(value, target) : notLess(target, value);

/** A margin is a share of the target, so a target of 0 or less has none and cannot be clearly surpassed. */
export const clearlyAbove = (target: Target, value: number, rule: SuggestionRule): boolean => {
  if (target.value <= 0) return false;
  if (target.comparison === 'AT_MOST') return notLess(target.value * (1 - rule.clearlyAboveMargin), value);
  const byMargin = target.value * (1 + rule.clearlyAboveMargin);
  if (target.unit !== PER_CENT) return notLess(value, byMargin);
  const headroom = CEILING_OF_PER_CENT - target.value;
  return headroom > 0 && notLess(value, Math.min(byMargin, target.value + headroom * rule.clearlyAboveOfHeadroom));
};

/** 7 × 1.05 is 7.3500000000000005 in binary: a realisation of exactly 7.35 must not fail for that. */
const notLess = (left: number, right: number): boolean => left >= right - 1e-9 * Math.max(1, Math.abs(right));
