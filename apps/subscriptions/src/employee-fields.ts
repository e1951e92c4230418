import {
  AppraisalCompleted,
  AppraisalCorrected,
  AssignmentMade,
  AssignmentWithdrawn,
  EligibilityDecided,
  EligibilityWithdrawn,
  EmployeeRecorded,
  EvidenceRecorded,
  HistoryImported,
  PlanAgreed,
  PlanProposed,
  PlanReturned,
  PositionRecorded,
  RealisationChanged,
  ReviewOpened,
  ReviewWithdrawn,
  UnitRecorded,
} from '#contracts';

/**
 * The fields of each published event that hold an employee's id, by the event's type. A new contract or field is added here
 * before it can be published: the spec beside this file walks the catalogue.
 */
export const EMPLOYEE_FIELDS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  [AppraisalCompleted.type, ['employeeId', 'appraiserId']],
  [AppraisalCorrected.type, ['employeeId', 'appraiserId']],
  [HistoryImported.type, ['employeeId']],
  [AssignmentMade.type, ['employeeId']],
  [AssignmentWithdrawn.type, ['employeeId']],
  [EmployeeRecorded.type, ['employeeId', 'appraiserId', 'appraiserSuperiorId']],
  [PositionRecorded.type, []],
  [UnitRecorded.type, []],
  [EligibilityDecided.type, ['employeeId']],
  [EligibilityWithdrawn.type, ['employeeId']],
  [ReviewOpened.type, ['employeeId']],
  [ReviewWithdrawn.type, ['employeeId']],
  [RealisationChanged.type, ['employeeId']],
  [EvidenceRecorded.type, ['employeeId']],
  [PlanAgreed.type, ['employeeId', 'agreedBy']],
  [PlanProposed.type, ['employeeId']],
  [PlanReturned.type, ['employeeId']],
]);

/** @throws for a type that nobody has declared: better no event than one that names a person */
export function employeeFieldsOf(type: string): readonly string[] {
  const fields = EMPLOYEE_FIELDS.get(type);
  if (fields === undefined) throw new Error(`the employees named by ${type} are not declared`);
  return fields;
}
