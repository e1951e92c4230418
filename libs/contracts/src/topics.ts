/** Every topic of the platform itself. Departments' topics, `service-events.<unit>`, come with their registration. */
export const TOPICS = [
  'personnel.unit',
  'personnel.position',
  'personnel.employee',
  'target-setting.plan',
  'service-metrics.realisation',
  'appraisal.appraisal',
  'rewards.award',
  'rewards.sanction',
  'development.assignment',
  'subscriptions.dashboard',
] as const;
export type PlatformTopic = (typeof TOPICS)[number];

/** How the names of all departments' topics begin. */
export const DEPARTMENT_TOPICS = 'service-events.';
/** A department's own topic; `<unit>` is the unit's code in lower case. */
export type DepartmentTopic = `${typeof DEPARTMENT_TOPICS}${string}`;
export type Topic = PlatformTopic | DepartmentTopic;

/** A department's topic, or what stands for all of them. */
export const isDepartments = (topic: string): topic is DepartmentTopic => topic.startsWith(DEPARTMENT_TOPICS);

/** The contract of all departments' topics names this in place of one department's. */
export const ANY_DEPARTMENT: DepartmentTopic = 'service-events.*';

export const departmentTopic = (unitCode: string): DepartmentTopic => `${DEPARTMENT_TOPICS}${unitCode.toLowerCase()}`;

export interface TopicDefinition {
  readonly name: string;
  readonly partitions: number;
  readonly config: Readonly<Record<string, string>>;
}

const PARTITIONS = 4;
const FOR_EVER = { 'retention.ms': '-1', 'retention.bytes': '-1' };

const isState = (name: string): boolean => name.startsWith('personnel.') || name === 'subscriptions.dashboard';

/**
 * A department may compress as its client likes: the broker unpacks, so that its limit on a batch holds for what readers get.
 * Left as it came, a batch of a megabyte could unpack to gigabytes in a service, or be in a form that the client cannot read.
 */
const UNPACKED = { 'compression.type': 'uncompressed' };

/**
 * Only `personnel.*` and the registry of dashboards are compacted: they carry whole current states under the state's full
 * identity. All others are history kept for good, so that a new consumer can start from the beginning.
 */
export const topicDefinition = (name: string): TopicDefinition => ({
  name,
  partitions: PARTITIONS,
  config: {
    ...(isState(name) ? { 'cleanup.policy': 'compact' } : { 'cleanup.policy': 'delete', ...FOR_EVER }),
    ...(isDepartments(name) && UNPACKED),
  },
});

/** Where a consumer group reports the events that it could not handle. */
export const parkedTopic = (consumer: string): string => `${consumer}.parked`;

/** Which topics a service reads; Kafka lets it read no others. */
export const READERS = {
  'target-setting': ['personnel.employee', 'service-metrics.realisation'],
  appraisal: ['personnel.employee', 'target-setting.plan'],
  rewards: ['personnel.employee', 'appraisal.appraisal'],
  'service-metrics': [
    'personnel.unit',
    'personnel.employee',
    'target-setting.plan',
    'appraisal.appraisal',
    'subscriptions.dashboard',
  ],
  development: ['personnel.employee', 'appraisal.appraisal'],
  subscriptions: TOPICS.filter((topic) => topic !== 'subscriptions.dashboard'),
} as const satisfies Readonly<Record<string, readonly PlatformTopic[]>>;
/** A service that reads events. */
export type Reader = keyof typeof READERS;

/** All topics that must exist before the services start. */
export const allTopics = (): TopicDefinition[] =>
  [...TOPICS, ...Object.keys(READERS).map(parkedTopic)].map(topicDefinition);
