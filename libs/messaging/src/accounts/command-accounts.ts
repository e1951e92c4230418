import type { OnApplicationShutdown } from '@nestjs/common';
import { AclAdmin } from '../kafka/acl-admin.js';
import type { KafkaAccount, KafkaSettings } from '../kafka/kafka.js';
import { ConfigCommand, type KafkaTools } from './config-command.js';
import { KafkaAccounts } from './kafka-accounts.js';
import type { Right } from './rights.js';

/** Accounts of a Kafka that keeps them itself, by its own command and by ACLs. */
export class CommandAccounts extends KafkaAccounts implements OnApplicationShutdown {
  readonly areGiven = true;
  private readonly acl: AclAdmin;
  private readonly passwords: ConfigCommand;

  /** @throws Error when the settings name no account, without which nobody may alter others */
  constructor(settings: KafkaSettings, tools: KafkaTools) {
    super();
    const { account, authority, brokers } = settings;
    if (account === undefined) throw new Error('KAFKA_USERNAME and KAFKA_PASSWORD are needed to make accounts');
    this.acl = new AclAdmin(settings);
    this.passwords = new ConfigCommand(tools, brokers, { account, authority });
  }

  /** The password first: rights without one would be of no use, and one without rights can do nothing. */
  async open(account: KafkaAccount, rights: readonly Right[]): Promise<void> {
    await this.passwords.setPassword(account);
    await this.acl.allow(account.username, rights);
  }

  allow(username: string, rights: readonly Right[]): Promise<void> {
    return this.acl.allow(username, rights);
  }

  /** The rights first, which ends what is connected, too. */
  async close(username: string): Promise<void> {
    await this.acl.forbid(username);
    await this.passwords.removePassword(username);
  }

  usernames(start: string): Promise<string[]> {
    return this.acl.usernames(start);
  }

  onApplicationShutdown(): Promise<void> {
    return this.acl.close();
  }
}
