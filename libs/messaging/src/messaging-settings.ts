import type { KafkaSettings } from './kafka/kafka.js';

/** What a service's messaging is set to. A class, so that Nest can inject it. */
export class MessagingSettings implements KafkaSettings {
  readonly clientId: string;
  /** A handler that takes longer is cut off; default 20 s. */
  readonly handlerDeadlineMs: number;
  /** An event loop that stands still for longer is ended, and the process with it; default 45 s. */
  readonly blockedLoopMs: number;
  /** Events taken in one transaction; default 500. */
  readonly batchSize: number;
  /** Weeks for which duplicates are remembered; default 8, longer than the longest replay. */
  readonly inboxWeeks: number;

  constructor(
    readonly service: string,
    readonly brokers: readonly string[],
    readonly topicPrefix = '',
    limits: Partial<Pick<MessagingSettings, 'handlerDeadlineMs' | 'blockedLoopMs' | 'batchSize' | 'inboxWeeks'>> = {},
  ) {
    this.clientId = `teladan-${service}`;
    this.handlerDeadlineMs = limits.handlerDeadlineMs ?? 20_000;
    this.blockedLoopMs = limits.blockedLoopMs ?? 45_000;
    this.batchSize = limits.batchSize ?? 500;
    this.inboxWeeks = limits.inboxWeeks ?? 8;
  }
}
