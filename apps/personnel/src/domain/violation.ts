import { NIP_VIOLATIONS, type Violation } from '#civil-service';

/** Every rule of personnel that can say no; each has a message in both languages. */
export const PERSONNEL_RULES = [
  ...NIP_VIOLATIONS,
  'DUPLICATE_ROW',
  'UNKNOWN_PARENT_UNIT',
  'PARENT_UNIT_CLOSED',
  'UNIT_CYCLE',
  'UNIT_IN_USE',
  'UNKNOWN_UNIT',
  'UNIT_CLOSED',
  'UNKNOWN_SUPERIOR',
  'SUPERIOR_REQUIRED',
  'SUPERIOR_NOT_A_LEADER',
  'MAYOR_REPORTS_TO_NOBODY',
  'POSITION_CYCLE',
  'POSITION_LEADS_OTHERS',
  'POSITION_HELD',
  'LEADER_POST_HELD_BY_MANY',
  'MAYOR_POST_HELD',
  'UNKNOWN_EMPLOYEE',
  'NIP_REQUIRED',
  'NIP_NOT_FOR_STATUS',
  'NIP_TAKEN',
  'RANK_NOT_FOR_STATUS',
  'SERVICE_SINCE_REQUIRED',
  'SERVICE_BEFORE_BIRTH',
  'UNKNOWN_POSITION',
  'POSITION_CLOSED',
  'POSITION_NOT_FOR_STATUS',
  'LEADER_POST_TAKEN',
] as const;
export type PersonnelRule = (typeof PERSONNEL_RULES)[number];
export type PersonnelViolation = Violation<PersonnelRule>;
