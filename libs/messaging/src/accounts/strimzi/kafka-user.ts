import type { Allowed, Operation, Right } from '../rights.js';
import type { ResourceKind } from './kubernetes-api.js';

/** Served by Strimzi since 0.49, and from 1.0 on alone. */
const API_VERSION = 'kafka.strimzi.io/v1';

export const KAFKA_USERS: ResourceKind = { api: `/apis/${API_VERSION}`, plural: 'kafkausers' };
export const SECRETS: ResourceKind = { api: '/api/v1', plural: 'secrets', isSecret: true };

const OPERATION = {
  read: 'Read',
  write: 'Write',
  create: 'Create',
  alter: 'Alter',
  alterConfigs: 'AlterConfigs',
  describe: 'Describe',
} as const satisfies Record<Operation, string>;

type ResourcePattern =
  | { readonly type: 'topic' | 'group'; readonly name: string; readonly patternType?: 'prefix' }
  | { readonly type: 'cluster' };

export interface AclRule {
  readonly resource: ResourcePattern;
  readonly operations: readonly (typeof OPERATION)[Operation][];
}

export interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels: Readonly<Record<string, string>>;
}

export interface Authentication {
  readonly type: 'scram-sha-512';
  /** Left out, Strimzi makes up a password and keeps it in a Secret of the user's name. */
  readonly password?: {
    readonly valueFrom: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
  };
}

export interface KafkaUserSpec {
  readonly authentication?: Authentication;
  readonly authorization?: { readonly type: 'simple'; readonly acls: readonly AclRule[] };
  readonly quotas?: { readonly producerByteRate: number };
}

export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly message?: string;
}

/** As the API gives it. */
export interface KafkaUser {
  readonly metadata: { readonly name: string; readonly uid: string; readonly generation: number };
  readonly spec: KafkaUserSpec;
  readonly status?: { readonly observedGeneration?: number; readonly conditions?: readonly Condition[] };
}

const resourceOf = ({ on, name, andAllThatBeginSo }: Right, topicPrefix: string): ResourcePattern =>
  on === 'cluster'
    ? { type: on }
    : { type: on, name: topicPrefix + name, ...(andAllThatBeginSo && { patternType: 'prefix' }) };

export const authorizationOf = (
  rights: readonly Right[],
  topicPrefix: string,
): { type: 'simple'; acls: AclRule[] } => ({
  type: 'simple',
  acls: rights.map((right) => ({
    resource: resourceOf(right, topicPrefix),
    operations: right.may.map((operation) => OPERATION[operation]),
  })),
});

/** What an account may do, as parts of a user. */
export const partsOf = ({ rights, bytesPerSecond }: Allowed, topicPrefix: string): KafkaUserSpec => ({
  authorization: authorizationOf(rights, topicPrefix),
  ...(bytesPerSecond !== undefined && { quotas: { producerByteRate: bytesPerSecond } }),
});

export const kafkaUser = (metadata: Metadata, spec: KafkaUserSpec) => ({
  apiVersion: API_VERSION,
  kind: 'KafkaUser',
  metadata,
  spec,
});

const PASSWORD_KEY = 'password';

/** Strimzi takes the user's password from this Secret. */
export const passwordFrom = (secret: string): Authentication => ({
  type: 'scram-sha-512',
  password: { valueFrom: { secretKeyRef: { name: secret, key: PASSWORD_KEY } } },
});

/** Belongs to the user, so that Kubernetes takes it away with him. */
export const passwordSecret = (metadata: Metadata, password: string, { metadata: owner }: KafkaUser) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  type: 'Opaque',
  metadata: {
    ...metadata,
    ownerReferences: [{ apiVersion: API_VERSION, kind: 'KafkaUser', name: owner.name, uid: owner.uid }],
  },
  immutable: true,
  data: { [PASSWORD_KEY]: Buffer.from(password).toString('base64') },
});

/** Whether Strimzi has brought the user, as he is now, into Kafka. */
export const isReady = ({ metadata, status }: KafkaUser): boolean =>
  (status?.observedGeneration ?? 0) >= metadata.generation &&
  (status?.conditions ?? []).some(({ type, status: holds }) => type === 'Ready' && holds === 'True');

/** Why not, in Strimzi's words. */
export const complaintOf = ({ status }: KafkaUser): string | undefined =>
  status?.conditions?.find(({ type }) => type === 'NotReady')?.message;
