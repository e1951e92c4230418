import type { KafkaAccess, KafkaAccount, KafkaSettings } from './kafka/kafka.js';

/** What a service may set otherwise; each has a default that suits a city. */
export interface MessagingLimits {
  /** A handler that takes longer is cut off; default 20 s. */
  readonly handlerDeadlineMs: number;
  /** An event loop that stands still for longer is ended, and the process with it; default 45 s. */
  readonly blockedLoopMs: number;
  /** Events taken in one transaction; default 500. */
  readonly batchSize: number;
  /** Weeks for which duplicates are remembered; default 8, longer than the longest replay. */
  readonly inboxWeeks: number;
  /** Days for which what somebody discarded stays on record; default 90, as long as a rejected event that was replayed. */
  readonly discardedDays: number;
  /** A consumer that is silent for longer has died: its partitions go to others; default 10 s. */
  readonly sessionTimeoutMs: number;
  /** Bound of one send with all its retries; default 10 s. */
  readonly sendBoundMs: number;
  /** A broker that does not answer within this is given up on; default 10 s. */
  readonly requestTimeoutMs: number;
}

const DEFAULTS: MessagingLimits = {
  handlerDeadlineMs: 20_000,
  blockedLoopMs: 45_000,
  batchSize: 500,
  inboxWeeks: 8,
  discardedDays: 90,
  sessionTimeoutMs: 10_000,
  sendBoundMs: 10_000,
  requestTimeoutMs: 10_000,
};

/** What a service's messaging is set to. A class, so that Nest can inject it. */
export class MessagingSettings implements KafkaSettings {
  readonly clientId: string;
  readonly brokers: readonly string[];
  readonly topicPrefix: string;
  readonly account: KafkaAccount | undefined;
  readonly authority: string | undefined;
  readonly limits: MessagingLimits;

  constructor(
    readonly service: string,
    { brokers, topicPrefix, account, authority }: KafkaAccess,
    limits: Partial<MessagingLimits> = {},
  ) {
    this.clientId = `teladan-${service}`;
    this.brokers = brokers;
    this.topicPrefix = topicPrefix;
    this.account = account;
    this.authority = authority;
    this.limits = { ...DEFAULTS, ...limits };
  }

  get requestTimeoutMs(): number {
    return this.limits.requestTimeoutMs;
  }

  /** Whatever an owner of the outbox was sending when it died has arrived or failed after this. */
  get handoverMs(): number {
    return this.limits.sendBoundMs + this.limits.requestTimeoutMs + 1_000;
  }
}
