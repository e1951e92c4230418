import { randomUUID } from 'node:crypto';
import { AppraisalCompleted, type DataOf } from '#contracts';
import { asMessage, type RawMessage } from '#testing';

export type Appraisal = DataOf<typeof AppraisalCompleted>;

export const appraisal = (change: Partial<Appraisal> = {}): Appraisal => ({
  ...AppraisalCompleted.example,
  appraisalId: randomUUID(),
  employeeId: randomUUID(),
  ...change,
});

export const appraisals = (count: number): Appraisal[] => Array.from({ length: count }, () => appraisal());

export const completed = (some: readonly Appraisal[]): RawMessage[] =>
  some.map((data) => asMessage(AppraisalCompleted, data));
