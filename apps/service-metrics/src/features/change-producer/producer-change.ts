import { Injectable } from '@nestjs/common';
import { ok, refused, type Result } from '#civil-service';
import { type Transaction, UnitOfWork } from '#messaging';
import { endProducer, lockProducer, setTerms } from '../../persistence/producer-changes.js';
import { type ProducerRecord, producerRecord } from '../../persistence/producers.js';
import { ProducerAccounts } from '../register-producer/producer-accounts.js';
import type { TermsBody } from '../register-producer/producer-bodies.js';
import { termsOf } from '../register-producer/producer-terms.js';

type Change<T> = (tx: Transaction, producer: ProducerRecord) => Promise<Result<T>>;

/** Changes one producer at a time. */
@Injectable()
export class ProducerChange {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: ProducerAccounts,
  ) {}

  /** What a change leaves out stays as it was: who only mends the contact must not widen anything. */
  change(id: string, body: TermsBody): Promise<Result<ProducerRecord>> {
    return this.changed(id, async (tx, { endedAt, name, eventTypes }) => {
      if (endedAt !== null) return refused({ code: 'PRODUCER_ENDED', params: { name } });
      const terms = await termsOf(tx, body, eventTypes);
      return terms.ok ? ok(await setTerms(tx, id, terms.value)) : terms;
    });
  }

  /** Idempotent. */
  end(id: string): Promise<Result<ProducerRecord>> {
    return this.changed(id, async (tx, { credentials }) => {
      const valid = credentials.filter(({ revokedAt }) => revokedAt === null);
      for (const credential of valid) await this.accounts.revoke(tx, credential.id);
      return ok(await endProducer(tx, id));
    });
  }

  /** Runs a change while nobody else changes the producer or its credentials; answers the producer as it is then. */
  changed(id: string, change: Change<unknown>): Promise<Result<ProducerRecord>> {
    return this.alone(id, async (tx, before) => {
      const done = await change(tx, before);
      return done.ok ? ok((await producerRecord(tx, id)) ?? before) : done;
    });
  }

  /** The same, answering what the change does. */
  alone<T>(id: string, change: Change<T>): Promise<Result<T>> {
    return this.unitOfWork.commit(async (tx) => ({ value: await this.locked(tx, id, change), events: [] }));
  }

  private async locked<T>(tx: Transaction, id: string, change: Change<T>): Promise<Result<T>> {
    const before = (await lockProducer(tx, id)) ? await producerRecord(tx, id) : undefined;
    return before === undefined ? refused({ code: 'PRODUCER_UNKNOWN', params: { id } }) : change(tx, before);
  }
}
