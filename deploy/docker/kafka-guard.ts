import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ExpectedFailure } from '../local/failure.js';
import { accountsOf, guard } from '../local/kafka-guard.js';
import { runMain } from '../local/main.js';

/**
 * `node dist/deploy/docker/kafka-guard.js` makes the secret that the passwords of Kafka's own accounts come from, once, and
 * tells Kafka to ask everybody who he is. The image of Kafka adds to this file what its environment says.
 */
const main = async (): Promise<void> => {
  const { KAFKA_GUARD_DIR } = process.env;
  if (!KAFKA_GUARD_DIR)
    throw new ExpectedFailure('Set KAFKA_GUARD_DIR, the folder for the secret and server.properties.');
  const { broker, administrator } = await accountsOf(KAFKA_GUARD_DIR);
  const lines = Object.entries(guard(broker, administrator)).map(([name, value]) => `${name}=${value}\n`);
  await writeFile(join(KAFKA_GUARD_DIR, 'server.properties'), lines.join(''), { mode: 0o600 });
};

runMain(main);
