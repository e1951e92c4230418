import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ok, refused, type Result } from '#civil-service';
import { type Transaction, UnitOfWork } from '#messaging';
import { endProducer, lockProducer, setTerms } from '../../persistence/producer-changes.js';
import { type ProducerRecord, producerRecord } from '../../persistence/producers.js';
import { ProducerAccounts } from '../register-producer/producer-accounts.js';
import type { TermsBody } from '../register-producer/producer-bodies.js';
import { termsOf } from '../register-producer/producer-terms.js';

type Change = (tx: Transaction, producer: ProducerRecord) => Promise<Result<unknown>>;

/** Changes one producer at a time; each change answers the producer as it is then. */
@Injectable()
export class ProducerChange {
  constructor(
    private readonly db: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: ProducerAccounts,
  ) {}

  async change(id: string, body: TermsBody): Promise<Result<ProducerRecord>> {
    const terms = await termsOf(this.db.manager, body);
    if (!terms.ok) return terms;
    return this.alone(id, async (tx, { endedAt, name }) => {
      if (endedAt !== null) return refused({ code: 'PRODUCER_ENDED', params: { name } });
      return ok(await setTerms(tx, id, terms.value));
    });
  }

  /** Idempotent. */
  end(id: string): Promise<Result<ProducerRecord>> {
    return this.alone(id, async (tx, { credentials }) => {
      const valid = credentials.filter(({ revokedAt }) => revokedAt === null);
      for (const credential of valid) await this.accounts.revoke(tx, credential.id);
      return ok(await endProducer(tx, id));
    });
  }

  /** Runs a change while nobody else changes the producer or its credentials. */
  alone(id: string, change: Change): Promise<Result<ProducerRecord>> {
    return this.unitOfWork.commit(async (tx) => ({ value: await this.locked(tx, id, change), events: [] }));
  }

  private async locked(tx: Transaction, id: string, change: Change): Promise<Result<ProducerRecord>> {
    const unknown = refused({ code: 'PRODUCER_UNKNOWN', params: { id } });
    if (!(await lockProducer(tx, id))) return unknown;
    const before = await producerRecord(tx, id);
    if (before === undefined) return unknown;
    const done = await change(tx, before);
    if (!done.ok) return done;
    return ok((await producerRecord(tx, id)) ?? before);
  }
}
