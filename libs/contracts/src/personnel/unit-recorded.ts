import { Type } from '@sinclair/typebox';
import { UNIT_KINDS } from '#civil-service';
import { defineEvent } from '../event-contract.js';
import { Code, Exactly, Nullable, OneOf, Text, Uuid } from '../fields.js';

/** The whole current state of a unit. */
export const UnitRecorded = defineEvent({
  type: 'teladan.personnel.unit-recorded.v1',
  topic: 'personnel.unit',
  key: (unit) => unit.unitId,
  subject: (unit) => unit.unitId,
  schema: Exactly({
    unitId: Uuid,
    code: Code,
    name: Text(200),
    kind: OneOf(UNIT_KINDS),
    parentId: Nullable(Uuid),
    active: Type.Boolean(),
  }),
  example: {
    unitId: '0b6f2f6e-6a57-4f6a-9c55-0f4a1c2d3e01',
    code: 'disdukcapil',
    name: 'Dinas Kependudukan dan Pencatatan Sipil',
    kind: 'DINAS',
    parentId: '0b6f2f6e-6a57-4f6a-9c55-0f4a1c2d3e00',
    active: true,
  },
});
