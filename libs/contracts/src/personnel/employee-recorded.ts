import { Type } from '@sinclair/typebox';
import { EMPLOYMENT_STATUSES, POSITION_KINDS } from '#civil-service';
import { defineEvent } from '../event-contract.js';
import { Day, Exactly, Nullable, OneOf, Text, Uuid } from '../fields.js';

/**
 * The whole current state of an employee with his reporting line. No name, NIP, NIK or birth date: they stay in personnel
 * (UU 27/2022; a NIP holds the birth date).
 */
export const EmployeeRecorded = defineEvent({
  type: 'teladan.personnel.employee-recorded.v1',
  topic: 'personnel.employee',
  key: (employee) => employee.employeeId,
  subject: (employee) => employee.employeeId,
  schema: Exactly({
    employeeId: Uuid,
    unitId: Uuid,
    positionId: Uuid,
    positionKind: OneOf(POSITION_KINDS),
    status: OneOf(EMPLOYMENT_STATUSES),
    /** Golongan, `I/a` to `IV/e` for PNS and `I` to `XVII` for PPPK; null for the mayor. */
    rank: Nullable(Text(8)),
    /** TMT: the day from which service counts. */
    serviceSince: Day,
    active: Type.Boolean(),
    /** Who rates him; null at the top of the tree and while the superior position is vacant all the way up. */
    appraiserId: Nullable(Uuid),
    /** Who decides his objection. */
    appraiserSuperiorId: Nullable(Uuid),
    /** Rated by the Kepala Daerah: the result is final and cannot be objected to (P6). */
    finalByKind: Type.Boolean(),
  }),
  example: {
    employeeId: '5d0f7f2a-1b2c-4d3e-8f40-000000000001',
    unitId: '0b6f2f6e-6a57-4f6a-9c55-0f4a1c2d3e01',
    positionId: '0b6f2f6e-6a57-4f6a-9c55-0f4a1c2d3f09',
    positionKind: 'PELAKSANA',
    status: 'PNS',
    rank: 'II/c',
    serviceSince: '2015-05-01',
    active: true,
    appraiserId: '5d0f7f2a-1b2c-4d3e-8f40-000000000002',
    appraiserSuperiorId: '5d0f7f2a-1b2c-4d3e-8f40-000000000003',
    finalByKind: false,
  },
});
