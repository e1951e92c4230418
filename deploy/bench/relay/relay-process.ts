import { startBareService } from '#testing';
import { givenAccount } from '../../local/kafka-client.js';

/**
 * A service that is nothing but its relay, in a process of its own: `DATABASE_URL`, `KAFKA_BROKERS`, `KAFKA_USERNAME`,
 * `KAFKA_PASSWORD` and `TOPIC_PREFIX` say where. Tells its launcher when it is ready, and ends with it.
 */
const main = async (): Promise<void> => {
  const { DATABASE_URL = '', KAFKA_BROKERS = '', TOPIC_PREFIX = '' } = process.env;
  const kafka = { brokers: KAFKA_BROKERS.split(','), topicPrefix: TOPIC_PREFIX, account: givenAccount(process.env) };
  const service = await startBareService({ databaseUrl: DATABASE_URL, kafka }, { name: 'bench', doors: [] });
  const end = () => void service.stop().then(() => process.exit());
  process.once('SIGTERM', end);
  process.once('disconnect', end);
};

await main();
