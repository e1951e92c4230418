import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { OnApplicationShutdown } from '@nestjs/common';
import { AclAdmin } from '../../kafka/acl-admin.js';
import { KafkaOutage } from '../../kafka/kafka-outage.js';
import type { KafkaSettings } from '../../kafka/kafka.js';
import { untilLogIn } from '../../kafka/log-in.js';
import { KafkaAccounts } from '../kafka-accounts.js';
import type { Allowed, Right } from '../rights.js';
import {
  complaintOf,
  isReady,
  KAFKA_USERS,
  type KafkaUser,
  kafkaUser,
  type KafkaUserSpec,
  type Metadata,
  partsOf,
  passwordFrom,
  passwordSecret,
  SECRETS,
} from './kafka-user.js';
import { type KubernetesAccess, KubernetesResources } from './kubernetes-api.js';
import { accountLabels, accountsBegin } from './names.js';

/** A Kafka cluster that Strimzi runs. */
export interface StrimziCluster {
  /** The name of its `Kafka` resource. */
  readonly cluster: string;
  /** Where its User Operator looks for users. */
  readonly namespace: string;
  readonly kubernetes: KubernetesAccess;
  /** Strimzi is given up on when it has not done within this; default 20 s. */
  readonly withinMs?: number;
}

const PAUSE_MS = 250;

/**
 * Accounts of a Kafka that Strimzi runs: a `KafkaUser` each, with a Secret for its password, which Strimzi's User Operator
 * brings into Kafka. The Secret belongs to the user and goes with him, so that nobody need list or delete Secrets: where a
 * Kafka cluster is, the keys of its authorities are Secrets, too.
 */
export class StrimziAccounts extends KafkaAccounts implements OnApplicationShutdown {
  readonly areGiven = true;
  private readonly users: KubernetesResources;
  private readonly secrets: KubernetesResources;
  private readonly acl: AclAdmin;
  private readonly labels: Readonly<Record<string, string>>;
  private readonly withinMs: number;

  constructor(
    private readonly settings: KafkaSettings,
    private readonly strimzi: StrimziCluster,
  ) {
    super(settings);
    const { kubernetes, namespace, cluster, withinMs = 20_000 } = strimzi;
    this.users = new KubernetesResources(kubernetes, namespace, KAFKA_USERS);
    this.secrets = new KubernetesResources(kubernetes, namespace, SECRETS);
    this.acl = new AclAdmin(settings);
    this.labels = accountLabels(cluster, settings.topicPrefix);
    this.withinMs = withinMs;
  }

  onApplicationShutdown(): Promise<void> {
    return this.acl.close();
  }

  protected override namesBegin(): string {
    return accountsBegin(this.settings.topicPrefix);
  }

  /**
   * The user comes first and may do nothing: what a crash leaves is then found among the users. Each password has a Secret of
   * its own, so that a new one changes what is asked of Strimzi, which tells when it has done it.
   */
  protected async make(username: string, password: string, allowed: Allowed): Promise<void> {
    const deadline = Date.now() + this.withinMs;
    const owner = await this.userNamed(username);
    const secret = `${username}-${randomBytes(4).toString('hex')}`;
    await this.secrets.create(passwordSecret(this.metadataOf(secret), password, owner));
    await this.change(username, { authentication: passwordFrom(secret), ...this.partsOf(allowed) }, deadline);
    await untilLogIn({ ...this.settings, account: { username, password } }, this.withinMs);
  }

  /** Of an account that is not there nobody knows the password, so it is not made. */
  protected async setRights(username: string, rights: readonly Right[]): Promise<void> {
    await this.change(username, this.partsOf({ rights }), Date.now() + this.withinMs);
  }

  /** Answers when Kafka allows the account nothing any more: until then who is connected could go on. */
  protected async remove(username: string): Promise<void> {
    await this.users.delete(username);
    const deadline = Date.now() + this.withinMs;
    while (await this.acl.mayAnything(username)) await this.pause(username, 'remove', deadline);
  }

  /** Asks Strimzi for what differs, and leaves it to it: the next time shows. */
  protected async bring(start: string, wanted: ReadonlyMap<string, Allowed>): Promise<void> {
    const listed = await this.users.list<KafkaUser>(this.labels);
    for (const { metadata, spec } of listed.filter((user) => user.metadata.name.startsWith(start))) {
      const allowed = wanted.get(metadata.name);
      const parts = allowed && this.partsOf(allowed);
      if (parts === undefined) await this.users.delete(metadata.name);
      else if (!isDeepStrictEqual({ ...spec, ...parts }, spec)) await this.users.change(metadata.name, parts);
    }
  }

  private partsOf(allowed: Allowed): KafkaUserSpec {
    return partsOf(allowed, this.settings.topicPrefix);
  }

  private metadataOf(name: string): Metadata {
    return { name, namespace: this.strimzi.namespace, labels: this.labels };
  }

  private async userNamed(username: string): Promise<KafkaUser> {
    const made = await this.users.create<KafkaUser>(kafkaUser(this.metadataOf(username), {}));
    const user = made ?? (await this.users.get<KafkaUser>(username));
    if (user === undefined) throw new KafkaOutage(`${username} was taken away while it was made; try again`);
    return user;
  }

  private async change(username: string, spec: KafkaUserSpec, deadline: number): Promise<void> {
    let user = await this.users.change<KafkaUser>(username, spec);
    while (user !== undefined && !isReady(user)) {
      await this.pause(username, 'make', deadline, complaintOf(user));
      user = await this.users.get<KafkaUser>(username);
    }
  }

  private async pause(username: string, what: string, deadline: number, complaint?: string): Promise<void> {
    if (Date.now() < deadline) return delay(PAUSE_MS);
    const { namespace, cluster } = this.strimzi;
    throw new KafkaOutage(
      `Strimzi did not ${what} the account ${username} within ${this.withinMs} ms` +
        `${complaint === undefined ? '' : `, and says: ${complaint.replace(/\.$/, '')}`}. See that the User Operator of "${cluster}" runs and ` +
        `looks at namespace ${namespace}: kubectl get kafkauser ${username} --namespace ${namespace} --output yaml`,
    );
  }
}
