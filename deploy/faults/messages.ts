import { EmployeeRecorded, PlanReturned } from '#contracts';
import { asMessage, type RawMessage } from '#testing';
import { type Misbehaviour, planOf } from './subject/misbehaviour.js';

/** An event of a key; a misbehaving one does to its handler what it says. */
export const step = (key: string, version: number, misbehaviour?: Misbehaviour): RawMessage => {
  const planId = misbehaviour === undefined ? PlanReturned.example.planId : planOf(misbehaviour);
  return asMessage(PlanReturned, { ...PlanReturned.example, employeeId: key, version, planId });
};

/** What every other event of the key refers to. */
export const known = (key: string): RawMessage =>
  asMessage(EmployeeRecorded, { ...EmployeeRecorded.example, employeeId: key });

export const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n + 1);

export const TOPIC = 'target-setting.plan';
