import kafkajs from 'kafkajs';
import type { Operation, Resource, Right } from '../accounts/rights.js';
import { AdminConnection } from './admin-connection.js';
import type { KafkaSettings } from './kafka.js';

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

const RESOURCE: Readonly<Record<Resource, kafkajs.AclResourceTypes>> = {
  topic: AclResourceTypes.TOPIC,
  group: AclResourceTypes.GROUP,
  cluster: AclResourceTypes.CLUSTER,
};

const OPERATION: Readonly<Record<Operation, kafkajs.AclOperationTypes>> = {
  read: AclOperationTypes.READ,
  write: AclOperationTypes.WRITE,
  create: AclOperationTypes.CREATE,
  alter: AclOperationTypes.ALTER,
  alterConfigs: AclOperationTypes.ALTER_CONFIGS,
  describe: AclOperationTypes.DESCRIBE,
};

const ANYTHING = {
  resourceType: AclResourceTypes.ANY,
  resourcePatternType: ResourcePatternTypes.ANY,
  operation: AclOperationTypes.ANY,
  permissionType: AclPermissionTypes.ANY,
};

const principalOf = (username: string): string => `User:${username}`;

const sameEntry = (one: kafkajs.AclEntry, other: kafkajs.AclEntry): boolean =>
  one.resourceType === other.resourceType &&
  one.resourceName === other.resourceName &&
  one.resourcePatternType === other.resourcePatternType &&
  one.operation === other.operation &&
  one.permissionType === other.permissionType &&
  one.host === other.host;

/** Says what accounts may do. Kafka asks for each request, so a change takes effect at once, also for who is connected. */
export class AclAdmin {
  private readonly connection: AdminConnection;

  constructor(private readonly settings: KafkaSettings) {
    this.connection = new AdminConnection(settings);
  }

  /** These rights and no others. */
  async allow(username: string, rights: readonly Right[]): Promise<void> {
    const admin = await this.connection.open();
    const there = await this.entriesThere(admin, username);
    const wanted = rights.flatMap((right) => this.entriesOf(username, right));
    const missing = wanted.filter((entry) => !there.some((other) => sameEntry(entry, other)));
    const surplus = there.filter((entry) => !wanted.some((other) => sameEntry(entry, other)));
    if (missing.length > 0) await admin.createAcls({ acl: missing });
    if (surplus.length > 0) await admin.deleteAcls({ filters: surplus });
  }

  /** Rights beside those that they have: an account of the platform's own may serve several environments. */
  async add(rights: ReadonlyMap<string, readonly Right[]>): Promise<void> {
    const admin = await this.connection.open();
    const acl = [...rights].flatMap(([username, own]) => own.flatMap((right) => this.entriesOf(username, right)));
    await admin.createAcls({ acl });
  }

  async forbid(username: string): Promise<void> {
    const admin = await this.connection.open();
    await admin.deleteAcls({ filters: [{ ...ANYTHING, principal: principalOf(username) }] });
  }

  async mayAnything(username: string): Promise<boolean> {
    return (await this.entriesThere(await this.connection.open(), username)).length > 0;
  }

  /** Accounts that may do something and whose names begin so. */
  async usernames(start: string): Promise<string[]> {
    const admin = await this.connection.open();
    const { resources } = await admin.describeAcls(ANYTHING);
    const found = new Set(resources.flatMap(({ acls }) => acls.map(({ principal }) => principal)));
    const wanted = principalOf(start);
    return [...found].filter((principal) => principal.startsWith(wanted)).map((name) => name.slice('User:'.length));
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  private entriesOf(username: string, { on, name, andAllThatBeginSo, may }: Right): kafkajs.AclEntry[] {
    return may.map((operation) => ({
      resourceType: RESOURCE[on],
      resourceName: on === 'cluster' ? name : this.settings.topicPrefix + name,
      resourcePatternType: andAllThatBeginSo ? ResourcePatternTypes.PREFIXED : ResourcePatternTypes.LITERAL,
      principal: principalOf(username),
      host: '*',
      operation: OPERATION[operation],
      permissionType: AclPermissionTypes.ALLOW,
    }));
  }

  private async entriesThere(admin: kafkajs.Admin, username: string): Promise<kafkajs.AclEntry[]> {
    const { resources } = await admin.describeAcls({ ...ANYTHING, principal: principalOf(username) });
    return resources.flatMap(({ acls, ...resource }) => acls.map((acl) => ({ ...acl, ...resource })));
  }
}
