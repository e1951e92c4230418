import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { logTail, startChild } from '../../local/children.js';
import { ExpectedFailure } from '../../local/failure.js';
import { projectRoot } from '../../local/project.js';
import type { Ground } from '../ground.js';
import { TOPIC } from './cast.js';
import type { FilledTopic } from './filled-topic.js';
import { kafkaVariables } from '../../local/kafka-client.js';

/** Messages per second that kafkajs takes from the topic in a process that does nothing else. */
export const rawConsumption = async ({ logDir }: Ground, filled: FilledTopic): Promise<number> => {
  const child = await startChild({
    name: 'raw consumer',
    command: process.execPath,
    args: [
      '--disable-warning=TimeoutNegativeWarning',
      join(projectRoot, 'dist/deploy/bench/service-events/raw-consumer-process.js'),
    ],
    env: {
      ...process.env,
      ...kafkaVariables(filled),
      TOPIC: filled.topicPrefix + TOPIC,
      GROUP: `${filled.topicPrefix}raw-${randomBytes(4).toString('hex')}`,
      EVENTS: String(filled.events),
    },
    logFile: join(logDir, 'raw-consumer.log'),
    stage: 'service',
  });
  await child.ended;
  const said = logTail(child.logFile, 1);
  if (!said.startsWith('{')) throw new ExpectedFailure(`The raw consumer told nothing. Its log: ${child.logFile}`);
  return (JSON.parse(said) as { perSecond: number }).perSecond;
};
