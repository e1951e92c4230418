import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event-contract.js';
import { Exactly, Instant, Nullable, PeriodField, Text, Uuid, Year } from '../fields.js';

/** What the departments' events say of one indicator in one period. A null value is "belum ada data", never 0. */
export const EvidenceRecorded = defineEvent({
  type: 'teladan.target-setting.evidence-recorded.v1',
  topic: 'target-setting.plan',
  key: (evidence) => evidence.employeeId,
  subject: (evidence) => evidence.planId,
  schema: Exactly({
    planId: Uuid,
    employeeId: Uuid,
    year: Year,
    indicatorId: Uuid,
    period: PeriodField,
    value: Nullable(Type.Number()),
    unit: Text(40),
    /** How many finished requests the value rests on. */
    count: Type.Integer({ minimum: 0 }),
    asOf: Instant,
  }),
  example: {
    planId: '7c1e0c52-0000-4000-8000-000000000000',
    employeeId: '5d0f7f2a-1b2c-4d3e-8f40-000000000001',
    year: 2025,
    indicatorId: '7c1e0c52-0000-4000-8000-0000000000a1',
    period: { year: 2025, quarter: 1 },
    value: 97.5,
    unit: '%',
    count: 240,
    asOf: '2025-03-31T10:00:00.000Z',
  },
});
