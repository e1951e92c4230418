import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canLogIn, ConfigCommand, derivedPassword, jaasOf, type KafkaAccount, untilLogIn } from '#messaging';
import { kafkaTools } from './kafka-jars.js';

interface OwnAccounts {
  /** The node's own, which is known before any account is made. */
  broker: KafkaAccount;
  administrator: KafkaAccount;
}

/** Of a Kafka whose data lie here; the secret that they come from is made at the first start. */
export const accountsOf = async (dataDir: string): Promise<OwnAccounts> => {
  const file = join(dataDir, 'secret');
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  const secret = await readFile(file, 'utf8');
  const account = (username: string): KafkaAccount => ({ username, password: derivedPassword(secret, username) });
  return { broker: account('broker'), administrator: account('administrator') };
};

/** Everybody says who he is, and may do nothing but what an ACL allows. */
export const guard = (broker: KafkaAccount, administrator: KafkaAccount): Record<string, string> => {
  const itself = jaasOf({ account: broker, mechanism: 'PLAIN' }, ` user_${broker.username}="${broker.password}"`);
  return {
    'listener.security.protocol.map': 'BROKER:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'sasl.mechanism.controller.protocol': 'PLAIN',
    'listener.name.controller.sasl.enabled.mechanisms': 'PLAIN',
    'listener.name.controller.plain.sasl.jaas.config': itself,
    'listener.name.broker.sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-512',
    'listener.name.broker.plain.sasl.jaas.config': itself,
    'listener.name.broker.scram-sha-512.sasl.jaas.config':
      'org.apache.kafka.common.security.scram.ScramLoginModule required;',
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'allow.everyone.if.no.acl.found': 'false',
    'super.users': `User:${broker.username};User:${administrator.username}`,
  };
};

const KNOWN_WITHIN_MS = 10_000;

/** Once: from then on Kafka keeps it. Also for a Kafka that was made before it asked who comes. */
export const makeAdministrator = async (
  kafkaBrokers: string,
  broker: KafkaAccount,
  administrator: KafkaAccount,
): Promise<void> => {
  const access = { brokers: [kafkaBrokers], topicPrefix: '', account: administrator };
  if (await canLogIn(access)) return;
  const tools = await kafkaTools();
  if (tools === undefined)
    throw new Error('Kafka has no administrator yet, and its own commands are not here: set KAFKA_TOOLS');
  const login = { account: broker, mechanism: 'PLAIN' } as const;
  await new ConfigCommand(tools, [kafkaBrokers], login).setPassword(administrator);
  await untilLogIn(access, KNOWN_WITHIN_MS);
};
