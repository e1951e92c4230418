import { Type } from '@sinclair/typebox';
import { MEASURES } from '#civil-service';
import { defineEvent } from '../event-contract.js';
import { Code, Exactly, Instant, Nullable, OneOf, PeriodField, Text, Uuid } from '../fields.js';

/** An officer's realisation of one bound indicator in one period, counted from service events alone. */
export const RealisationChanged = defineEvent({
  type: 'teladan.service-metrics.realisation-changed.v1',
  topic: 'service-metrics.realisation',
  key: (realisation) => realisation.employeeId,
  subject: ({ indicatorId, period }) => `${indicatorId}/${period.year}${period.quarter ? `-Q${period.quarter}` : ''}`,
  schema: Exactly({
    employeeId: Uuid,
    planId: Uuid,
    indicatorId: Uuid,
    serviceCode: Code,
    measure: OneOf(MEASURES),
    period: PeriodField,
    /** Null is "belum ada data": nothing finished in the period, or what had been finished was taken back. */
    value: Nullable(Type.Number()),
    unit: Text(40),
    count: Type.Integer({ minimum: 0 }),
    asOf: Instant,
  }),
  example: {
    employeeId: '5d0f7f2a-1b2c-4d3e-8f40-000000000001',
    planId: '7c1e0c52-0000-4000-8000-000000000000',
    indicatorId: '7c1e0c52-0000-4000-8000-0000000000a1',
    serviceCode: 'akta-kelahiran',
    measure: 'SHARE_WITHIN',
    period: { year: 2025, quarter: 1 },
    value: 97.5,
    unit: '%',
    count: 240,
    asOf: '2025-03-31T10:00:00.000Z',
  },
});
