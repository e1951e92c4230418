import { join } from 'node:path';
import { startChild } from '../../local/children.js';
import { projectRoot } from '../../local/project.js';
import { serviceMetrics } from '../../../apps/service-metrics/src/service.js';
import { migrate } from '../../../libs/platform/src/database/connect.js';
import type { Ground } from '../ground.js';
import { TOPIC, UNIT } from './cast.js';
import type { FilledTopic } from './filled-topic.js';
import { freshDatabase, numberOf, ownerUrl, withDatabase } from './metrics-database.js';
import { type Pace, watchPace } from './pace.js';
import { kafkaVariables } from '../../local/kafka-client.js';

/** The stock way on the same topic and the same tables; its first events, in which it warms up, are left out. */
export const runStock = async (
  ground: Ground,
  filled: FilledTopic,
  partitionsAtOnce: 1 | 4,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Pace> => {
  const { databaseUrl, logDir } = ground;
  await freshDatabase(databaseUrl);
  const url = ownerUrl(databaseUrl);
  await migrate(serviceMetrics, url);
  return withDatabase(url, async (client) => {
    await client.query(`SELECT maintain_inbox(CURRENT_DATE, 8)`);
    await client.query(`INSERT INTO department (unit_id, topic) VALUES ($1, $2)`, [UNIT.unitId, TOPIC]);
    const child = await startChild({
      name: 'stock',
      command: process.execPath,
      args: ['--disable-warning=TimeoutNegativeWarning', join(projectRoot, 'dist/deploy/bench/stock/stock-process.js')],
      env: {
        ...process.env,
        DATABASE_URL: url,
        ...kafkaVariables(filled),
        TOPIC: filled.topicPrefix + TOPIC,
        TOPIC_PREFIX: filled.topicPrefix,
        GROUP: `${filled.topicPrefix}stock-${partitionsAtOnce}`,
        PARTITIONS_AT_ONCE: String(partitionsAtOnce),
      },
      logFile: join(logDir, 'stock.log'),
      stage: 'service',
      ipc: true,
    });
    try {
      return await watchPace(async () => [await numberOf(client, 'SELECT count(*) FROM inbox')], { from, to });
    } finally {
      await child.kill();
    }
  });
};
