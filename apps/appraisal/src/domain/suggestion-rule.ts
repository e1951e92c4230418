import type { Dated } from '#civil-service';

/**
 * P6 speaks of "clearly above", "most" and "a small part" without numbers. The numbers are the city's, dated, and a period
 * is judged by those in force on its last day. All are shares between 0 and 1.
 */
export interface SuggestionRule extends Dated {
  /** Share of the target by which a realisation must be better to be clearly above: 0.05 of a target of 200 asks for 210. */
  readonly clearlyAboveMargin: number;
  /** Share of the way from target to ceiling that is enough where a ceiling (100 %) is nearer than the margin. */
  readonly clearlyAboveOfHeadroom: number;
  /** More than this share of the results is "most". */
  readonly most: number;
  /** At most this share of the UTAMA results is "a small part". */
  readonly smallPart: number;
  /** Share of a year's target by count that one quarter must bring. */
  readonly quarterOfCount: number;
}
