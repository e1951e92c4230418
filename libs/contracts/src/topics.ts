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

/** A department's own topic; `<unit>` is the unit's code in lower case. */
export type DepartmentTopic = `service-events.${string}`;
export type Topic = PlatformTopic | DepartmentTopic;

/** The contract of all departments' topics names this in place of one department's. */
export const ANY_DEPARTMENT: DepartmentTopic = 'service-events.*';

export const departmentTopic = (unitCode: string): DepartmentTopic => `service-events.${unitCode.toLowerCase()}`;

export interface TopicDefinition {
  readonly name: string;
  readonly partitions: number;
  readonly config: Readonly<Record<string, string>>;
}

const PARTITIONS = 4;
const FOR_EVER = { 'retention.ms': '-1', 'retention.bytes': '-1' };

const isState = (name: string): boolean => name.startsWith('personnel.') || name === 'subscriptions.dashboard';

/**
 * Only `personnel.*` and the registry of dashboards are compacted: they carry whole current states under the state's full
 * identity. All others are history kept for good, so that a new consumer can start from the beginning.
 */
export const topicDefinition = (name: string): TopicDefinition => ({
  name,
  partitions: PARTITIONS,
  config: isState(name) ? { 'cleanup.policy': 'compact' } : { 'cleanup.policy': 'delete', ...FOR_EVER },
});

/** Where a consumer group reports the events that it could not handle. */
export const parkedTopic = (consumer: string): string => `${consumer}.parked`;

const CONSUMERS = [
  'target-setting',
  'appraisal',
  'rewards',
  'service-metrics',
  'development',
  'subscriptions',
] as const;

/** All topics that must exist before the services start. */
export const allTopics = (): TopicDefinition[] =>
  [...TOPICS, ...CONSUMERS.map((service) => parkedTopic(service))].map(topicDefinition);
