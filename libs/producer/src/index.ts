import { Producer, type ProducerOptions } from './producer.js';

export type { RejectedEvent, RejectionReason } from './buffer/rejected-events.js';
export { checkEvent } from './check/check-event.js';
export type { Finding, FindingCode } from './check/finding.js';
export { inWords, type Language } from './check/words.js';
export type { CloudEvent, EventOptions } from './cloud-event.js';
export {
  type DataSchema,
  EVENT_TYPES,
  type EventData,
  type EventType,
  type RequestData,
  schemaOf,
  type SurveyAnswer,
  type SurveyData,
  type SurveyElement,
} from './contract.js';
export type { Trouble } from './delivery/door.js';
export type { RetryOptions } from './delivery/retry.js';
export { BufferFull, BufferInUse, BufferUnwritable, FlushTimeout, InvalidEvent, ProducerClosed } from './errors.js';
export type { Producer, ProducerOptions, ProducerState } from './producer.js';

/**
 * Opens the buffer and begins to send what lies in it.
 * @throws TypeError for settings that cannot be, BufferInUse when another process has the folder
 */
export const createProducer = (options: ProducerOptions): Promise<Producer> => Producer.create(options);
