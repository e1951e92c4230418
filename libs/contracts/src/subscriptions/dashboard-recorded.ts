import { Type } from '@sinclair/typebox';
import { defineEvent } from '../event-contract.js';
import { Exactly, Nullable, Uuid } from '../fields.js';

/** SHA-256 of a token that holds 256 random bits: nobody finds the token by trying. */
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });

/**
 * The whole current state of a dashboard, for services that answer dashboards themselves: no service asks another while it
 * answers. Internal, since it is about who may read and nobody outside needs it.
 */
export const DashboardRecorded = defineEvent({
  type: 'teladan.subscriptions.dashboard-recorded.v1',
  topic: 'subscriptions.dashboard',
  internal: true,
  key: (dashboard) => dashboard.dashboardId,
  subject: (dashboard) => dashboard.dashboardId,
  schema: Exactly({
    dashboardId: Uuid,
    /** False once it has been removed: nothing of the rest holds any more. */
    active: Type.Boolean(),
    eventTypes: Type.Array(Type.String({ maxLength: 100 }), { maxItems: 200 }),
    /** Null is every unit. */
    unitIds: Nullable(Type.Array(Uuid, { maxItems: 500 })),
    personalData: Type.Boolean(),
    /** Those that are valid. */
    credentials: Type.Array(Exactly({ id: Type.String({ pattern: '^[0-9a-f]{24}$' }), hash: Hash }), { maxItems: 10 }),
  }),
  example: {
    dashboardId: '4f1c2b3a-0000-4000-8000-000000000001',
    active: true,
    eventTypes: ['teladan.appraisal.completed.v1'],
    unitIds: ['0b6f2f6e-6a57-4f6a-9c55-0f4a1c2d3e01'],
    personalData: false,
    credentials: [
      {
        id: '0123456789abcdef01234567',
        hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      },
    ],
  },
});
