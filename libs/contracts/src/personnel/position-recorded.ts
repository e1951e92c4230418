import { Type } from '@sinclair/typebox';
import { POSITION_KINDS } from '#civil-service';
import { defineEvent } from '../event-contract.js';
import { Code, Exactly, Nullable, OneOf, Text, Uuid } from '../fields.js';

/** The whole current state of a position and of the line that it reports by. */
export const PositionRecorded = defineEvent({
  type: 'teladan.personnel.position-recorded.v1',
  topic: 'personnel.position',
  key: (position) => position.positionId,
  subject: (position) => position.positionId,
  schema: Exactly({
    positionId: Uuid,
    code: Code,
    title: Text(200),
    kind: OneOf(POSITION_KINDS),
    unitId: Uuid,
    reportsTo: Nullable(Uuid),
    active: Type.Boolean(),
  }),
  example: {
    positionId: '0b6f2f6e-6a57-4f6a-9c55-0f4a1c2d3f02',
    code: 'disdukcapil.kabid-capil',
    title: 'Kepala Bidang Pencatatan Sipil',
    kind: 'ADMINISTRATOR',
    unitId: '0b6f2f6e-6a57-4f6a-9c55-0f4a1c2d3e01',
    reportsTo: '0b6f2f6e-6a57-4f6a-9c55-0f4a1c2d3f01',
    active: true,
  },
});
