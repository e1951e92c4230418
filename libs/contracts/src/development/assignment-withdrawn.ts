import { defineEvent } from '../event-contract.js';
import { AssignmentFields, exampleAssignment } from './assignment-fields.js';

/** A correction took away the reason for an assignment. */
export const AssignmentWithdrawn = defineEvent({
  type: 'teladan.development.assignment-withdrawn.v1',
  topic: 'development.assignment',
  key: (assignment) => assignment.employeeId,
  subject: (assignment) => assignment.assignmentId,
  schema: AssignmentFields,
  example: exampleAssignment,
});
