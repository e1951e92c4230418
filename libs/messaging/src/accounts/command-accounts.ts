import type { OnApplicationShutdown } from '@nestjs/common';
import { AclAdmin } from '../kafka/acl-admin.js';
import type { KafkaSettings } from '../kafka/kafka.js';
import { untilLogIn } from '../kafka/log-in.js';
import { ConfigCommand, type KafkaTools } from './config-command.js';
import { KafkaAccounts } from './kafka-accounts.js';
import type { Allowed, Right } from './rights.js';

const KNOWN_WITHIN_MS = 10_000;

/** Accounts of a Kafka that keeps them itself: passwords and quotas by its own command, rights by ACLs. */
export class CommandAccounts extends KafkaAccounts implements OnApplicationShutdown {
  readonly areGiven = true;
  private readonly acl: AclAdmin;
  private readonly command: ConfigCommand;

  /** @throws Error when the settings name no account, without which nobody may alter others */
  constructor(
    private readonly settings: KafkaSettings,
    tools: KafkaTools,
  ) {
    super(settings);
    const { account, authority, brokers } = settings;
    if (account === undefined) throw new Error('KAFKA_USERNAME and KAFKA_PASSWORD are needed to make accounts');
    this.acl = new AclAdmin(settings);
    this.command = new ConfigCommand(tools, brokers, { account, authority });
  }

  onApplicationShutdown(): Promise<void> {
    return this.acl.close();
  }

  /** The rights first: brokers learn of both in this order, so who can log in has his rights. */
  protected async make(username: string, password: string, { rights, bytesPerSecond }: Allowed): Promise<void> {
    await this.acl.allow(username, rights);
    await Promise.all([
      this.command.setPassword({ username, password }),
      bytesPerSecond === undefined ? undefined : this.command.setWriteQuota(username, bytesPerSecond),
    ]);
    await untilLogIn({ ...this.settings, account: { username, password } }, KNOWN_WITHIN_MS);
  }

  protected setRights(username: string, rights: readonly Right[]): Promise<void> {
    return this.acl.allow(username, rights);
  }

  /** The rights first, which ends what is connected, too. */
  protected async remove(username: string): Promise<void> {
    await this.acl.forbid(username);
    await Promise.all([this.command.removePassword(username), this.command.removeWriteQuota(username)]);
  }

  /** Leaves quotas as they were when the account was made: to look at each would take a second of Java every time. */
  protected async bring(start: string, wanted: ReadonlyMap<string, Allowed>): Promise<void> {
    const there = await this.acl.usernames(start);
    for (const username of there.filter((name) => !wanted.has(name))) await this.remove(username);
    for (const [username, { rights }] of wanted) await this.setRights(username, rights);
  }
}
