import { Injectable } from '@nestjs/common';
import { ok, refused, type Result } from '#civil-service';
import { MOST_VALID_CREDENTIALS } from '../../domain/producer.js';
import type { ProducerRecord } from '../../persistence/producers.js';
import { ProducerChange } from '../change-producer/producer-change.js';
import { ProducerAccounts, type ShownCredential } from '../register-producer/producer-accounts.js';

/** Gives producers further credentials and takes them back. */
@Injectable()
export class CredentialRotation {
  constructor(
    private readonly changes: ProducerChange,
    private readonly accounts: ProducerAccounts,
  ) {}

  /** Never revokes one by itself: the one that it took might be the one in use. */
  issue(producerId: string): Promise<Result<ShownCredential>> {
    return this.changes.alone(producerId, async (tx, producer) => {
      const { endedAt, name, credentials } = producer;
      if (endedAt !== null) return refused({ code: 'PRODUCER_ENDED', params: { name } });
      const valid = credentials.filter(({ revokedAt }) => revokedAt === null);
      if (valid.length >= MOST_VALID_CREDENTIALS) {
        return refused({ code: 'REVOKE_ONE_FIRST', params: { ids: valid.map(({ id }) => id).join(', ') } });
      }
      return ok(await this.accounts.issue(tx, producer));
    });
  }

  /** Idempotent; the next request that shows it is refused. */
  revoke(producerId: string, credentialId: string): Promise<Result<ProducerRecord>> {
    return this.changes.changed(producerId, async (tx, { credentials }) => {
      if (!credentials.some(({ id }) => id === credentialId)) {
        return refused({ code: 'CREDENTIAL_UNKNOWN', params: { id: credentialId } });
      }
      return ok(await this.accounts.revoke(tx, credentialId));
    });
  }
}
