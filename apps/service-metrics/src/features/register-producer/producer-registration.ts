import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { asId, ok, refused, type Result, type UnitId } from '#civil-service';
import { type Transaction, UnitOfWork } from '#messaging';
import { sourceOf } from '../../domain/producer.js';
import { addProducer, lockProducer, type NewProducer, setTerms } from '../../persistence/producer-changes.js';
import { producerNamed, type ProducerRecord, producerRecord } from '../../persistence/producers.js';
import { Registration } from '../register-department/registration.js';
import { ProducerAccounts, type ShownCredential } from './producer-accounts.js';
import type { ProducerBody } from './producer-bodies.js';
import { sameTerms, termsOf } from './producer-terms.js';

export interface RegisteredProducer {
  readonly producer: ProducerRecord;
  /** Null when the producer was there already: its token was told then, and is kept nowhere. */
  readonly credential: ShownCredential | null;
}

/** Lets a department's program send: it gets a source of its own and its first credential. */
@Injectable()
export class ProducerRegistration {
  constructor(
    private readonly db: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly departments: Registration,
    private readonly accounts: ProducerAccounts,
  ) {}

  /** Idempotent by unit and name. One that had ended speaks again, with its old source. */
  async register(body: ProducerBody): Promise<Result<RegisteredProducer>> {
    const terms = await termsOf(this.db.manager, body);
    if (!terms.ok) return terms;
    const department = await this.departments.register(body.unitCode);
    if (!department.ok) return department;
    const name = body.name.toLowerCase();
    const producer: NewProducer = {
      ...terms.value,
      producerId: randomUUID(),
      unitId: asId<UnitId>(department.value.unitId),
      name,
      source: sourceOf(body.unitCode, name),
    };
    return this.unitOfWork.commit(async (tx) => ({ value: await this.keep(tx, producer), events: [] }));
  }

  private async keep(tx: Transaction, wanted: NewProducer): Promise<Result<RegisteredProducer>> {
    if (await addProducer(tx, wanted)) return this.issueFor(tx, wanted.producerId);
    const known = await producerNamed(tx, wanted.unitId, wanted.name);
    if (known === undefined) return refused({ code: 'SOURCE_OF_ANOTHER_UNIT', params: { source: wanted.source } });
    await lockProducer(tx, known.id);
    const producer = await recordOf(tx, known.id);
    if (producer.endedAt !== null) {
      await setTerms(tx, producer.id, wanted);
      return this.issueFor(tx, producer.id);
    }
    if (sameTerms(producer, wanted)) return ok({ producer, credential: null });
    return refused({ code: 'PRODUCER_EXISTS', params: { name: producer.name, id: producer.id } });
  }

  private async issueFor(tx: Transaction, producerId: string): Promise<Result<RegisteredProducer>> {
    const credential = await this.accounts.issue(tx, await recordOf(tx, producerId));
    return ok({ producer: await recordOf(tx, producerId), credential });
  }
}

async function recordOf(tx: Transaction, producerId: string): Promise<ProducerRecord> {
  const record = await producerRecord(tx, producerId);
  if (record === undefined) throw new Error(`producer ${producerId} was there a moment ago`);
  return record;
}
