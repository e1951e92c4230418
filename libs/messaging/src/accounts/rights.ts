import { DEPARTMENT_TOPICS, parkedTopic, READERS, type Reader, TOPICS } from '#contracts';

export const RESOURCES = ['topic', 'group', 'cluster'] as const;
export type Resource = (typeof RESOURCES)[number];

export const OPERATIONS = ['read', 'write', 'create', 'alter', 'alterConfigs', 'describe'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** What an account may do in Kafka; whatever no right allows is refused. Names are without the environment's prefix. */
export interface Right {
  readonly on: Resource;
  readonly name: string;
  /** All whose names begin so, in place of this one. */
  readonly andAllThatBeginSo?: boolean;
  readonly may: readonly Operation[];
}

/** What an account may do, and how fast. */
export interface Allowed {
  readonly rights: readonly Right[];
  /** What it may write, to each broker; beyond that the broker lets it wait. Without it as fast as Kafka takes it. */
  readonly bytesPerSecond?: number;
}

/** The cluster as a whole has one name. */
const CLUSTER = 'kafka-cluster';

export const readTopic = (name: string): Right => ({ on: 'topic', name, may: ['read', 'describe'] });
export const writeTopic = (name: string): Right => ({ on: 'topic', name, may: ['write', 'describe'] });
export const readAsGroups = (start: string): Right => ({
  on: 'group',
  name: start,
  andAllThatBeginSo: true,
  may: ['read', 'describe'],
});

/** These two register parties outside, whose topics and accounts they make. */
const REGISTRARS: readonly Reader[] = ['service-metrics', 'subscriptions'];

/** Who says in Kafka what the accounts of parties outside may do: the registrars, or an operator that they tell. */
export type AccountsBy = 'registrar' | 'operator';

/**
 * Quotas are configuration to Kafka. Who tells an operator still sees for himself in Kafka that it has taken an account's
 * rights away.
 */
const registrar = (by: AccountsBy): Right => ({
  on: 'cluster',
  name: CLUSTER,
  may: by === 'registrar' ? ['alter', 'alterConfigs', 'describe'] : ['describe'],
});

/** Departments' topics come into being with a registration, and are written to by the HTTP door. */
const departments: Right = {
  on: 'topic',
  name: DEPARTMENT_TOPICS,
  andAllThatBeginSo: true,
  may: ['create', 'read', 'write', 'describe'],
};

/** A service reads what it subscribes to and writes its own topics. */
export const rightsOfService = (service: Reader | 'personnel', by: AccountsBy = 'registrar'): readonly Right[] => [
  ...TOPICS.filter((topic) => topic.startsWith(`${service}.`)).map(writeTopic),
  ...(service === 'personnel' ? [] : readerRights(service, by)),
];

const readerRights = (service: Reader, by: AccountsBy): readonly Right[] => [
  writeTopic(parkedTopic(service)),
  ...READERS[service].map(readTopic),
  readAsGroups(`teladan.${service}`),
  ...(service === 'service-metrics' ? [departments] : []),
  ...(REGISTRARS.includes(service) ? [registrar(by)] : []),
];
