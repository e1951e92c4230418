import { type TObject, Type } from '@sinclair/typebox';
import { defineEvent, type EventType } from '../event-contract.js';
import { Code, Exactly, Nullable, Text, Uuid } from '../fields.js';
import { ANY_DEPARTMENT } from '../topics.js';

/**
 * What a department says of one request. When it happened is the CloudEvents `time`. No citizen's name, NIK or address:
 * further fields are refused, so that they never enter Kafka.
 */
const RequestEventFields = {
  /** The department's own number of the request, unique within the department. */
  requestId: Text(100),
  /** Code of the service in the register of service standards. */
  serviceCode: Code,
  /** The officer who handled this step, by his employee id; null when a machine did. */
  officerId: Nullable(Uuid),
};

const example = {
  requestId: 'AKL-2025-000123',
  serviceCode: 'akta-kelahiran',
  officerId: '5d0f7f2a-1b2c-4d3e-8f40-000000000001',
};

type RequestEventSchema = TObject<typeof RequestEventFields>;

export const defineRequestEvent = (type: EventType) =>
  defineEvent<RequestEventSchema>({
    type,
    topic: ANY_DEPARTMENT,
    key: ({ requestId }) => requestId,
    subject: ({ requestId }) => requestId,
    schema: Type.Composite([Exactly(RequestEventFields)], { additionalProperties: false }),
    example,
  });
