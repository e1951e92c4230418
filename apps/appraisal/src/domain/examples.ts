import {
  asId,
  type EmployeeId,
  type IndicatorId,
  type PlanId,
  type Rating,
  type ResultId,
  type UnitId,
} from '#civil-service';
import type { DraftMarks, Marks } from './marks.js';
import type { Parties } from './parties.js';
import type { AgreedPlan, Evidence, Indicator, PlannedResult } from './plan.js';
import type { SuggestionRule } from './suggestion-rule.js';

/** People, a plan and ratings that the specs tell their stories with. */

export const ABOVE: Rating = 'DI_ATAS_EKSPEKTASI';
export const MEETS: Rating = 'SESUAI_EKSPEKTASI';
export const BELOW: Rating = 'DI_BAWAH_EKSPEKTASI';

export const SITI = asId<EmployeeId>('employee-siti');
export const BUDI_HER_APPRAISER = asId<EmployeeId>('employee-budi');
export const RINA_HIS_SUPERIOR = asId<EmployeeId>('employee-rina');
export const A_STRANGER = asId<EmployeeId>('employee-stranger');

export const parties = (differing: Partial<Parties> = {}): Parties => ({
  employeeId: SITI,
  unitId: asId<UnitId>('unit-disdukcapil'),
  appraiserId: BUDI_HER_APPRAISER,
  appraiserSuperiorId: RINA_HIS_SUPERIOR,
  finalByKind: false,
  ...differing,
});

export const rule: SuggestionRule = {
  effectiveFrom: '2022-01-01',
  clearlyAboveMargin: 0.05,
  clearlyAboveOfHeadroom: 0.5,
  most: 0.5,
  smallPart: 0.25,
  quarterOfCount: 0.25,
};

export const indicator = (id: string, differing: Partial<Indicator> = {}): Indicator => ({
  indicatorId: asId<IndicatorId>(id),
  aspect: 'WAKTU',
  description: 'Akta kelahiran selesai dalam 24 jam',
  target: { comparison: 'AT_LEAST', value: 80, unit: '%' },
  measurement: { measure: 'SHARE_WITHIN' },
  ...differing,
});

export const result = (id: string, differing: Partial<PlannedResult> = {}): PlannedResult => ({
  resultId: asId<ResultId>(id),
  title: 'Akta kelahiran terbit tepat waktu',
  kind: 'UTAMA',
  indicators: [indicator(`${id}-share`)],
  ...differing,
});

export const plan = (...results: PlannedResult[]): AgreedPlan => ({
  planId: asId<PlanId>('plan-siti-2025'),
  version: 1,
  results: results.length > 0 ? results : [result('certificates'), result('archive', { kind: 'TAMBAHAN' })],
});

export const evidence = (indicatorId: string, value: number | null): Evidence => ({
  indicatorId: asId<IndicatorId>(indicatorId),
  value,
  unit: '%',
  count: value === null ? 0 : 120,
  asOf: '2025-12-31T10:00:00.000Z',
});

export const mark = (resultId: string, rating: Rating = MEETS, reason: string | null = null) => ({
  resultId: asId<ResultId>(resultId),
  rating,
  reason,
});

/** A whole rating: everything meets expectations where nothing else is said. */
export const marks = (differing: Partial<Marks> = {}): Marks => ({
  results: [mark('certificates'), mark('archive')],
  workRating: MEETS,
  workReason: null,
  behaviour: { BP: MEETS, AK: MEETS, KP: MEETS, HR: MEETS, LY: MEETS, AD: MEETS, KL: MEETS },
  behaviourRating: MEETS,
  ...differing,
});

export const draftMarks = (differing: Partial<DraftMarks>): DraftMarks => ({ ...marks(), ...differing });
