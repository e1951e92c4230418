import { Logger } from '@nestjs/common';
import kafkajs from 'kafkajs';

const logger = new Logger('Kafka');

/** kafkajs warns of each bounded producer, and of what a client meets that was given up on purpose. */
const MEANS_NOTHING = /Limiting retries for the idempotent producer|this client was given up/;

/**
 * A broker that has just started reads its groups first, and the client asks again by itself; that a consumer starts again
 * stands behind a line that says why.
 */
const PASSES = /coordinator is loading|Restarting the consumer/;

/** An absent broker is tried many times a second; an on-call engineer wants to read of it once in a while. */
const QUIET_MS = 10_000;
const lastSaid = new Map<string, number>();

const wasJustSaid = (text: string): boolean => {
  const now = Date.now();
  if (now - (lastSaid.get(text) ?? 0) < QUIET_MS) return true;
  if (lastSaid.size > 100) lastSaid.clear();
  lastSaid.set(text, now);
  return false;
};

/** kafkajs reports what it retries by itself as errors; those are warnings here, since the outcome is handled by the caller. */
export const kafkaLog: kafkajs.logCreator =
  () =>
  ({ namespace, level, log }) => {
    const { error, groupId } = log as { error?: unknown; groupId?: string };
    const text = [`${namespace}: ${log.message}`, groupId, typeof error === 'string' ? error : undefined]
      .filter(Boolean)
      .join(' | ');
    const isWarning = level === kafkajs.logLevel.ERROR || level === kafkajs.logLevel.WARN;
    if (!isWarning || PASSES.test(text)) logger.debug(text);
    else if (!MEANS_NOTHING.test(text) && !wasJustSaid(text)) logger.warn(text);
  };
