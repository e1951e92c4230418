import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  KafkaAccounts,
  type KafkaLoginTold,
  readAsGroups,
  readTopic,
  type Right,
  SettledAccounts,
  type Transaction,
} from '#messaging';
import { type IssuedCredential, issueCredential } from '#platform';
import { openTopics } from '../../domain/open-topics.js';
import type { Scopes } from '../../domain/scopes.js';
import { accountsOf, revokeCredential, saveCredential, validAccounts } from '../../persistence/credentials.js';
import type { Dashboard } from '../../persistence/dashboards.js';
import { PUBLISHED } from '../../published.js';

/** What the owner of a credential is told of Kafka, where the token is the password. */
export interface KafkaTold extends KafkaLoginTold {
  readonly topics: readonly string[];
  /** How the names of its consumer groups must begin. */
  readonly groups: string;
}

export interface ShownCredential {
  readonly credentialId: string;
  /** Shown this once. */
  readonly token: string;
  /** Null when its scopes open no topic, or nobody gets accounts in Kafka. */
  readonly kafka: KafkaTold | null;
}

type Owner = Scopes & Pick<Dashboard, 'dashboardId'>;

const topicsOf = (scopes: Scopes): readonly string[] => openTopics(scopes, PUBLISHED);
const groupsOf = ({ dashboardId }: Owner): string => `dashboard-${dashboardId}`;

const rightsOf = (owner: Owner): readonly Right[] => {
  const topics = topicsOf(owner);
  return topics.length === 0 ? [] : [...topics.map(readTopic), readAsGroups(groupsOf(owner))];
};

/** A credential opens Kafka, too, as far as its dashboard's scopes allow that. */
@Injectable()
export class DashboardAccounts implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly settled: SettledAccounts;

  constructor(
    db: DataSource,
    private readonly accounts: KafkaAccounts,
  ) {
    this.settled = new SettledAccounts(db, accounts, 'dashboard', async (tx) => {
      const valid = await validAccounts(tx);
      return new Map(valid.map(({ id, ...owner }) => [id, { rights: rightsOf(owner) }]));
    });
  }

  onApplicationBootstrap(): Promise<void> {
    return this.settled.start();
  }

  onApplicationShutdown(): void {
    this.settled.stop();
  }

  /** @throws when Kafka takes no account; nothing is kept then */
  async issue(tx: Transaction, owner: Owner): Promise<ShownCredential> {
    const issued = issueCredential();
    const rights = rightsOf(owner);
    const hasAccount = this.accounts.areGiven && rights.length > 0;
    await this.accounts.takeTurn(tx);
    if (hasAccount) await this.accounts.open('dashboard', issued, { rights });
    await saveCredential(tx, owner.dashboardId, { ...issued, hasAccount }, new Date());
    return this.shown(owner, issued);
  }

  /** False when the dashboard never had it. @throws when Kafka cannot be told; it is valid still then */
  async revoke(tx: Transaction, dashboardId: string, credentialId: string): Promise<boolean> {
    await this.accounts.takeTurn(tx);
    const revoked = await revokeCredential(tx, dashboardId, credentialId, new Date());
    if (revoked?.hasAccount) await this.accounts.close('dashboard', credentialId);
    return revoked !== undefined;
  }

  /** Under its new scopes. A credential that was issued when it could not read in Kafka has no account there. */
  async change(tx: Transaction, owner: Owner): Promise<void> {
    await this.accounts.takeTurn(tx);
    for (const id of await accountsOf(tx, owner.dashboardId)) {
      await this.accounts.allow('dashboard', id, rightsOf(owner));
    }
  }

  /** A dashboard as the registry shows it, with what its accounts may read. */
  listed<D extends Scopes>(dashboard: D): D & { readonly kafkaTopics: readonly string[] } {
    return { ...dashboard, kafkaTopics: this.accounts.areGiven ? this.namesOfTopics(dashboard) : [] };
  }

  async closeAll(tx: Transaction, dashboardId: string): Promise<void> {
    await this.accounts.takeTurn(tx);
    for (const id of await accountsOf(tx, dashboardId)) await this.accounts.close('dashboard', id);
  }

  private namesOfTopics(scopes: Scopes): readonly string[] {
    return topicsOf(scopes).map((topic) => this.accounts.named(topic));
  }

  private shown(owner: Owner, { id, token }: IssuedCredential): ShownCredential {
    const topics = this.namesOfTopics(owner);
    const login = topics.length === 0 ? null : this.accounts.told('dashboard', id);
    const groups = this.accounts.named(groupsOf(owner));
    return { credentialId: id, token, kafka: login && { ...login, topics, groups } };
  }
}
