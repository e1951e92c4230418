import { defineEvent } from '../event-contract.js';
import { AssignmentFields, exampleAssignment } from './assignment-fields.js';

/** A poor predicate or a value below expectation sent an employee to training or coaching. */
export const AssignmentMade = defineEvent({
  type: 'teladan.development.assignment-made.v1',
  topic: 'development.assignment',
  key: (assignment) => assignment.employeeId,
  subject: (assignment) => assignment.assignmentId,
  schema: AssignmentFields,
  example: exampleAssignment,
});
