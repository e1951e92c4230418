import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { KafkaAccounts, type KafkaLoginTold, type Right, type Transaction, writeTopic } from '#messaging';
import type { IssuedCredential } from '#platform';
import { keepCredential, revokeCredential } from '../../persistence/producer-changes.js';
import { type ProducerRecord, validCredentials } from '../../persistence/producers.js';

const rightsOn = (topic: string): readonly Right[] => [writeTopic(topic)];

/** A credential opens both doors: HTTP, and in Kafka its department's own topic, which it may write and nothing else. */
@Injectable()
export class ProducerAccounts {
  constructor(
    private readonly db: DataSource,
    private readonly accounts: KafkaAccounts,
  ) {}

  told(credentialId: string): KafkaLoginTold | null {
    return this.accounts.told('producer', credentialId);
  }

  /** @throws when Kafka takes no account; nothing is kept then */
  async issue(tx: Transaction, { id, topic }: ProducerRecord, issued: IssuedCredential): Promise<void> {
    await this.accounts.takeTurn(tx);
    await this.accounts.open('producer', issued, rightsOn(topic));
    await keepCredential(tx, id, issued);
  }

  /** @throws when Kafka cannot be told; the credential is then valid still */
  async revoke(tx: Transaction, credentialId: string): Promise<void> {
    await this.accounts.takeTurn(tx);
    await this.accounts.close('producer', credentialId);
    await revokeCredential(tx, credentialId);
  }

  /** Brings Kafka back to what the registry says, after a crash between the two. */
  async settle(): Promise<void> {
    if (!this.accounts.areGiven) return;
    await this.db.transaction(async (tx) => {
      await this.accounts.takeTurn(tx);
      const valid = await validCredentials(tx);
      await this.accounts.settle('producer', new Map(valid.map(({ id, topic }) => [id, rightsOn(topic)])));
    });
  }
}
