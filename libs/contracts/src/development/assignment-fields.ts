import { Type } from '@sinclair/typebox';
import { Code, Exactly, OneOf, Uuid } from '../fields.js';

export const ASSIGNMENT_KINDS = ['TRAINING', 'COACHING'] as const;
export type AssignmentKind = (typeof ASSIGNMENT_KINDS)[number];

export const AssignmentFields = Exactly({
  assignmentId: Uuid,
  employeeId: Uuid,
  unitId: Uuid,
  kind: OneOf(ASSIGNMENT_KINDS),
  /** What it is about: a BerAKHLAK value's code, or `KINERJA` for the predicate as a whole. */
  need: Code,
  appraisalId: Uuid,
  appraisalRevision: Type.Integer({ minimum: 1 }),
});

export const exampleAssignment = {
  assignmentId: 'd5e0f6a7-0000-4000-8000-000000000001',
  employeeId: '5d0f7f2a-1b2c-4d3e-8f40-000000000001',
  unitId: '0b6f2f6e-6a57-4f6a-9c55-0f4a1c2d3e01',
  kind: 'TRAINING' as const,
  need: 'BP',
  appraisalId: 'a2b0c3d4-0000-4000-8000-000000000001',
  appraisalRevision: 1,
};
