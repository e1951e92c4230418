import {
  AclAdmin,
  canLogIn,
  ConfigCommand,
  type KafkaAccount,
  type KafkaTools,
  rightsOfService,
  serviceAccount,
  untilLogIn,
} from '#messaging';
import { ExpectedFailure } from './failure.js';
import type { KafkaPlace } from './kafka-client.js';
import { DATABASE_SERVICES, type ServiceName } from './service-names.js';

export interface AccountsOptions extends KafkaPlace {
  /** Goes before each name of a topic and group. */
  topicPrefix: string;
  /** Kafka's own commands, which make accounts. */
  kafkaTools?: KafkaTools | undefined;
}

const KNOWN_WITHIN_MS = 10_000;

const makeAccount = async (account: KafkaAccount, options: AccountsOptions, administrator: KafkaAccount) => {
  const { kafkaBrokers, kafkaTools } = options;
  const access = { brokers: kafkaBrokers.split(','), topicPrefix: '', account };
  if (await canLogIn(access)) return;
  if (kafkaTools === undefined) {
    throw new ExpectedFailure(
      `Kafka has no account "${account.username}" with the password that belongs to it, and its own commands are not here to make one. ` +
        'Start the platform once without KAFKA_BROKERS, which fetches them, and then again.',
    );
  }
  await new ConfigCommand(kafkaTools, access.brokers, { account: administrator }).setPassword(account);
  await untilLogIn(access, KNOWN_WITHIN_MS);
};

type Service = Exclude<ServiceName, 'gateway'>;
const services = DATABASE_SERVICES as readonly Service[];

/**
 * Gives each service an account of its own in Kafka, which may read and write what the service needs and nothing else. Where
 * Kafka asks nobody who he is there is nothing to do.
 *
 * @throws ExpectedFailure when Kafka does not answer or refuses
 */
export const provisionAccounts = async (options: AccountsOptions): Promise<void> => {
  const { kafkaBrokers, kafkaAccount, topicPrefix } = options;
  if (kafkaAccount === undefined) return;
  const settings = { brokers: kafkaBrokers.split(','), topicPrefix, account: kafkaAccount, clientId: 'provision' };
  const acl = new AclAdmin(settings);
  try {
    await acl.add(new Map(services.map((service) => [service, rightsOfService(service)])));
    const accounts = services.map((service) => serviceAccount(service, kafkaAccount));
    while (accounts.length > 0) {
      // Each takes a processor for a second and is given up after a minute: all at once were, on a machine with other work.
      await Promise.all(accounts.splice(0, 2).map((account) => makeAccount(account, options, kafkaAccount)));
    }
  } catch (error) {
    if (error instanceof ExpectedFailure) throw error;
    throw new ExpectedFailure(
      `The accounts could not be made on Kafka at ${kafkaBrokers}: ${(error as Error).message}`,
    );
  } finally {
    await acl.close();
  }
};
