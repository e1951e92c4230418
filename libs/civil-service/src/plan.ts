/** P6 Pasal 9: a result is of high (UTAMA) or low (TAMBAHAN) priority; an indicator measures one aspect. */
export const RESULT_KINDS = ['UTAMA', 'TAMBAHAN'] as const;
export type ResultKind = (typeof RESULT_KINDS)[number];

export const INDICATOR_ASPECTS = ['KUANTITAS', 'KUALITAS', 'WAKTU', 'BIAYA'] as const;
export type IndicatorAspect = (typeof INDICATOR_ASPECTS)[number];

export const COMPARISONS = ['AT_LEAST', 'AT_MOST'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/**
 * What a department's service events can measure of one officer.
 * SHARE_WITHIN: per cent finished within `withinHours`; COUNT: requests finished; MEDIAN_HOURS: median turnaround in hours.
 */
export const MEASURES = ['SHARE_WITHIN', 'COUNT', 'MEDIAN_HOURS'] as const;
export type Measure = (typeof MEASURES)[number];
