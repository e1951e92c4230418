import { createHmac } from 'node:crypto';
import type { KafkaAccount } from '../kafka/kafka.js';

/** Derived rather than stored: whoever knows the secret makes the same password again. */
export const derivedPassword = (secret: string, name: string): string =>
  createHmac('sha256', secret).update(`kafka ${name}`).digest('base64url');

/** A service's own account on a Kafka of this administrator; environments that share the Kafka share it. */
export const serviceAccount = (service: string, administrator: KafkaAccount): KafkaAccount => ({
  username: service,
  password: derivedPassword(administrator.password, service),
});
