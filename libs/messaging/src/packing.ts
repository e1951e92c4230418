/** `#messaging/packing`: what a thread needs that packs events and does nothing else, without Kafka's client and the database's. */
export type { Identity } from './events/cloud-event.js';
export { holdsNul, isFit, MAX_ID_LENGTH } from './events/text-limits.js';
export { type OutsideEvent, outsideMessage } from './intake/outside-event.js';
export { giveBack } from './kafka/give-back.js';
export { Mould } from './kafka/message-mould.js';
export { Packing } from './kafka/pack-messages.js';
export type { PackedMessages } from './kafka/packed-part.js';
