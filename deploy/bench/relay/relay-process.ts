import { startBareService } from '#testing';

/**
 * A service that is nothing but its relay, in a process of its own: `DATABASE_URL`, `KAFKA_BROKERS` and `TOPIC_PREFIX` say
 * where. Tells its launcher when it is ready, and ends with it.
 */
const main = async (): Promise<void> => {
  const { DATABASE_URL = '', KAFKA_BROKERS = '', TOPIC_PREFIX = '' } = process.env;
  const place = {
    databaseUrl: DATABASE_URL,
    brokers: KAFKA_BROKERS.split(','),
    topicPrefix: TOPIC_PREFIX,
    remove: () => Promise.resolve(),
  };
  const service = await startBareService(place, { name: 'bench', doors: [] });
  const end = () => void service.stop().then(() => process.exit());
  process.once('SIGTERM', end);
  process.once('disconnect', end);
};

await main();
