import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type KafkaAccess, loginProperties } from '#messaging';

/** What Kafka itself says of how an account is configured, as its own command prints it; takes a second of Java. */
export const configurationInKafka = async ({ brokers, account }: KafkaAccess, username: string): Promise<string> => {
  const { KAFKA_TOOLS = '', KAFKA_TOOLS_JAVA = 'java' } = process.env;
  if (account === undefined) throw new Error('the tests’ Kafka asks who comes');
  const folder = await mkdtemp(join(tmpdir(), 'teladan-kafka-'));
  try {
    const login = join(folder, 'login.properties');
    await writeFile(login, loginProperties({ account }), { mode: 0o600 });
    const { stdout } = await promisify(execFile)(KAFKA_TOOLS_JAVA, [
      ...['-cp', KAFKA_TOOLS, 'org.apache.kafka.tools.ConfigCommand', '--bootstrap-server', brokers.join()],
      ...['--command-config', login, '--describe', '--entity-type', 'users', '--entity-name', username],
    ]);
    return stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
};
