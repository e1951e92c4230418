import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type Allowed,
  KafkaAccounts,
  type KafkaLoginTold,
  SettledAccounts,
  type Transaction,
  writeTopic,
} from '#messaging';
import { issueCredential } from '#platform';
import { keepCredential, revokeCredential } from '../../persistence/producer-changes.js';
import { type ProducerRecord, validCredentials } from '../../persistence/producers.js';
import { IngestSettings } from '../ingest-events/ingest-settings.js';

/** What the owner of a credential is told of Kafka, where the token is the password. */
export interface KafkaTold extends KafkaLoginTold {
  readonly topic: string;
}

export interface ShownCredential {
  readonly id: string;
  /** Shown this once. */
  readonly token: string;
  /** Null where producers get no accounts in Kafka. */
  readonly kafka: KafkaTold | null;
}

/** A credential opens both doors: HTTP, and in Kafka its department's own topic, which it may write and nothing else. */
@Injectable()
export class ProducerAccounts implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly settled: SettledAccounts;

  constructor(
    db: DataSource,
    private readonly accounts: KafkaAccounts,
    private readonly settings: IngestSettings,
  ) {
    this.settled = new SettledAccounts(db, accounts, 'producer', async (tx) => {
      const valid = await validCredentials(tx);
      return new Map(valid.map(({ id, topic }) => [id, this.allowedOn(topic)]));
    });
  }

  onApplicationBootstrap(): Promise<void> {
    return this.settled.start();
  }

  onApplicationShutdown(): void {
    this.settled.stop();
  }

  /** @throws when Kafka takes no account; nothing is kept then */
  async issue(tx: Transaction, producer: ProducerRecord): Promise<ShownCredential> {
    const issued = issueCredential();
    await this.accounts.takeTurn(tx);
    await this.accounts.open('producer', issued, this.allowedOn(producer.topic));
    await keepCredential(tx, producer.id, issued);
    const login = this.accounts.told('producer', issued.id);
    const topic = this.accounts.named(producer.topic);
    return { id: issued.id, token: issued.token, kafka: login && { ...login, topic } };
  }

  /** @throws when Kafka cannot be told; the credential is then valid still */
  async revoke(tx: Transaction, credentialId: string): Promise<void> {
    await this.accounts.takeTurn(tx);
    await this.accounts.close('producer', credentialId);
    await revokeCredential(tx, credentialId);
  }

  /** As fast as by HTTP. */
  private allowedOn(topic: string): Allowed {
    return { rights: [writeTopic(topic)], bytesPerSecond: this.settings.bytesPerSecond };
  }
}
