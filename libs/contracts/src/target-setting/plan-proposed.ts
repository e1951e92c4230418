import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event-contract.js';
import { Exactly, Uuid, Year } from '../fields.js';
import { exampleResults, ResultsField } from './plan-fields.js';

/** A version of a plan that waits for the appraiser. */
export const PlanProposed = defineEvent({
  type: 'teladan.target-setting.plan-proposed.v1',
  topic: 'target-setting.plan',
  key: (plan) => plan.employeeId,
  subject: (plan) => plan.planId,
  schema: Exactly({
    planId: Uuid,
    employeeId: Uuid,
    year: Year,
    version: Type.Integer({ minimum: 1 }),
    results: ResultsField,
  }),
  example: {
    planId: '7c1e0c52-0000-4000-8000-000000000000',
    employeeId: '5d0f7f2a-1b2c-4d3e-8f40-000000000001',
    year: 2025,
    version: 1,
    results: exampleResults,
  },
});
