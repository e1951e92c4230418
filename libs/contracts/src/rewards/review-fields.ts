import { Type } from '@sinclair/typebox';
import { PREDICATES } from '#civil-service';
import { Exactly, OneOf, Uuid, Year } from '../fields.js';

export const ReviewFields = Exactly({
  reviewId: Uuid,
  employeeId: Uuid,
  unitId: Uuid,
  year: Year,
  predicate: OneOf(PREDICATES),
  appraisalId: Uuid,
  appraisalRevision: Type.Integer({ minimum: 1 }),
});

export const exampleReview = {
  reviewId: 'c4d0e5f6-0000-4000-8000-000000000001',
  employeeId: '5d0f7f2a-1b2c-4d3e-8f40-000000000001',
  unitId: '0b6f2f6e-6a57-4f6a-9c55-0f4a1c2d3e01',
  year: 2025,
  predicate: 'KURANG' as const,
  appraisalId: 'a2b0c3d4-0000-4000-8000-000000000001',
  appraisalRevision: 1,
};
