import { Type } from '@sinclair/typebox';
import { Code, Exactly, OneOf, Text, Uuid, Year } from '../fields.js';

export const CRITERION_OUTCOMES = ['PASSED', 'FAILED', 'NO_DATA'] as const;

export const EligibilityFields = {
  employeeId: Uuid,
  unitId: Uuid,
  programme: Code,
  year: Year,
  eligible: Type.Boolean(),
  /** Why, criterion by criterion; the evidence is a short statement of facts, for example `2024 BAIK, 2025 BAIK`. */
  criteria: Type.Array(Exactly({ code: Code, outcome: OneOf(CRITERION_OUTCOMES), evidence: Text(300) }), {
    minItems: 1,
  }),
  appraisalId: Uuid,
  appraisalRevision: Type.Integer({ minimum: 1 }),
} as const;

export const exampleEligibility = {
  employeeId: '5d0f7f2a-1b2c-4d3e-8f40-000000000001',
  unitId: '0b6f2f6e-6a57-4f6a-9c55-0f4a1c2d3e01',
  programme: 'pegawai-teladan',
  year: 2025,
  eligible: true,
  criteria: [
    { code: 'PREDICATE', outcome: 'PASSED' as const, evidence: '2024 BAIK, 2025 BAIK' },
    { code: 'DISCIPLINE', outcome: 'PASSED' as const, evidence: '0' },
  ],
  appraisalId: 'a2b0c3d4-0000-4000-8000-000000000001',
  appraisalRevision: 1,
};
