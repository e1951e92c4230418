import { Injectable } from '@nestjs/common';
import type { DepartmentTopic } from '#contracts';
import { Messaging } from './messaging.js';

/** Takes further topics up at run time. */
@Injectable()
export class Subscriptions {
  constructor(private readonly messaging: Messaging) {}

  /** Idempotent. The topic should exist; until it does, the consumer tries again and the service is not ready. */
  subscribe(topic: DepartmentTopic): void {
    this.messaging.subscribe(topic);
  }
}
