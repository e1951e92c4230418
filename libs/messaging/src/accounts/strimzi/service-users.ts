import { allTopics, READERS, type Reader } from '#contracts';
import { type Right, rightsOfService } from '../rights.js';
import { authorizationOf, kafkaUser } from './kafka-user.js';
import { accountsBegin } from './names.js';

export interface ServiceUsersOptions {
  /** The name of the `Kafka` resource. */
  readonly cluster: string;
  /** Where its User Operator looks for users; left out, where the manifests are applied. */
  readonly namespace?: string | undefined;
  readonly topicPrefix: string;
}

const SERVICES = ['personnel', ...(Object.keys(READERS) as Reader[])] as const;

/** Who makes the platform's topics before the services start. */
const provisioning = (): readonly Right[] =>
  allTopics().map(({ name }) => ({ on: 'topic', name, may: ['create', 'describe'] }));

/**
 * The platform's own accounts as `KafkaUser` resources. They name no password, so that Strimzi makes up one for each and keeps
 * it in a Secret of the user's name.
 */
export const serviceUsers = ({ cluster, namespace, topicPrefix }: ServiceUsersOptions) => {
  const rights = SERVICES.map((service) => [service, rightsOfService(service, 'operator')] as const);
  return [['provision', provisioning()] as const, ...rights].map(([name, may]) =>
    kafkaUser(
      {
        name: `${accountsBegin(topicPrefix)}${name}`,
        ...(namespace !== undefined && { namespace }),
        labels: { 'strimzi.io/cluster': cluster },
      },
      { authentication: { type: 'scram-sha-512' }, authorization: authorizationOf(may, topicPrefix) },
    ),
  );
};
