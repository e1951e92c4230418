import { Logger } from '@nestjs/common';
import kafkajs from 'kafkajs';

const logger = new Logger('Kafka');

/** kafkajs reports what it retries by itself as errors; those are warnings here, since the outcome is handled by the caller. */
export const kafkaLog: kafkajs.logCreator =
  () =>
  ({ namespace, level, log }) => {
    const { error, groupId } = log as { error?: unknown; groupId?: string };
    const text = [`${namespace}: ${log.message}`, groupId, typeof error === 'string' ? error : undefined]
      .filter(Boolean)
      .join(' | ');
    if (level === kafkajs.logLevel.ERROR || level === kafkajs.logLevel.WARN) logger.warn(text);
    else logger.debug(text);
  };
