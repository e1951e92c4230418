import { Type } from '@sinclair/typebox';
import { type BehaviourValue, PERIOD_KINDS, PREDICATES, RATINGS } from '#civil-service';
import { Day, Exactly, Instant, OneOf, PeriodField, Uuid } from '../fields.js';

/** The outcome of a final appraisal. The appraiser's reasons stay in appraisal: they may speak of persons. */
export const AppraisalOutcomeFields = {
  appraisalId: Uuid,
  employeeId: Uuid,
  /** The unit in which he was appraised. */
  unitId: Uuid,
  appraiserId: Uuid,
  periodId: Uuid,
  periodKind: OneOf(PERIOD_KINDS),
  period: PeriodField,
  from: Day,
  to: Day,
  /** 1 when completed, N+1 for each correction. */
  revision: Type.Integer({ minimum: 1 }),
  workRating: OneOf(RATINGS),
  behaviourRating: OneOf(RATINGS),
  behaviour: Exactly({
    BP: OneOf(RATINGS),
    AK: OneOf(RATINGS),
    KP: OneOf(RATINGS),
    HR: OneOf(RATINGS),
    LY: OneOf(RATINGS),
    AD: OneOf(RATINGS),
    KL: OneOf(RATINGS),
  } satisfies Record<BehaviourValue, unknown>),
  predicate: OneOf(PREDICATES),
  /** False when no indicator had evidence: "belum ada data". */
  hasEvidence: Type.Boolean(),
  completedAt: Instant,
} as const;

export const exampleOutcome = {
  appraisalId: 'a2b0c3d4-0000-4000-8000-000000000001',
  employeeId: '5d0f7f2a-1b2c-4d3e-8f40-000000000001',
  unitId: '0b6f2f6e-6a57-4f6a-9c55-0f4a1c2d3e01',
  appraiserId: '5d0f7f2a-1b2c-4d3e-8f40-000000000002',
  periodId: 'a2b0c3d4-0000-4000-8000-0000000000f1',
  periodKind: 'ANNUAL',
  period: { year: 2025, quarter: null },
  from: '2025-01-01',
  to: '2025-12-31',
  revision: 1,
  workRating: 'SESUAI_EKSPEKTASI',
  behaviourRating: 'SESUAI_EKSPEKTASI',
  behaviour: {
    BP: 'DI_ATAS_EKSPEKTASI',
    AK: 'SESUAI_EKSPEKTASI',
    KP: 'SESUAI_EKSPEKTASI',
    HR: 'SESUAI_EKSPEKTASI',
    LY: 'SESUAI_EKSPEKTASI',
    AD: 'SESUAI_EKSPEKTASI',
    KL: 'SESUAI_EKSPEKTASI',
  },
  predicate: 'BAIK',
  hasEvidence: true,
  completedAt: '2026-01-15T03:00:00.000Z',
} as const;
