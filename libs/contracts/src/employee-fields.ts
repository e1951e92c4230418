/**
 * The fields of each published event that hold an employee's id, by the event's type. A new contract or field is added here
 * before it can be published: a spec of subscriptions walks the catalogue.
 */
export const EMPLOYEE_FIELDS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['teladan.appraisal.completed.v1', ['employeeId', 'appraiserId']],
  ['teladan.appraisal.corrected.v1', ['employeeId', 'appraiserId']],
  ['teladan.appraisal.history-imported.v1', ['employeeId']],
  ['teladan.development.assignment-made.v1', ['employeeId']],
  ['teladan.development.assignment-withdrawn.v1', ['employeeId']],
  ['teladan.personnel.employee-recorded.v1', ['employeeId', 'appraiserId', 'appraiserSuperiorId']],
  ['teladan.personnel.position-recorded.v1', []],
  ['teladan.personnel.unit-recorded.v1', []],
  ['teladan.rewards.eligibility-decided.v1', ['employeeId']],
  ['teladan.rewards.eligibility-withdrawn.v1', ['employeeId']],
  ['teladan.rewards.review-opened.v1', ['employeeId']],
  ['teladan.rewards.review-withdrawn.v1', ['employeeId']],
  ['teladan.service-metrics.realisation-changed.v1', ['employeeId']],
  ['teladan.target-setting.evidence-recorded.v1', ['employeeId']],
  ['teladan.target-setting.plan-agreed.v1', ['employeeId', 'agreedBy']],
  ['teladan.target-setting.plan-proposed.v1', ['employeeId']],
  ['teladan.target-setting.plan-returned.v1', ['employeeId']],
]);

/** @throws for a type that nobody has declared: better no event than one that names a person */
export function employeeFieldsOf(type: string): readonly string[] {
  const fields = EMPLOYEE_FIELDS.get(type);
  if (fields === undefined) throw new Error(`the employees named by ${type} are not declared`);
  return fields;
}

/** Lists of who works where and under whom: without the persons nothing of them would be left. */
const PERSONAL_TYPES: ReadonlySet<string> = new Set([
  'teladan.personnel.employee-recorded.v1',
  'teladan.personnel.position-recorded.v1',
]);

/** Whether only dashboards with personal data are told of it at all. */
export const needsPersonalData = (type: string): boolean => PERSONAL_TYPES.has(type);

/** The fields that a dashboard without personal data is not told; none of what departments send, which is told to nobody. */
export const fieldsLeftOut = (type: string): readonly string[] =>
  needsPersonalData(type) ? [] : (EMPLOYEE_FIELDS.get(type) ?? []);
