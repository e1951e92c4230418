import type { ServiceCode, UnitId } from '#civil-service';
import type { Transaction } from '#messaging';
import type { IssuedCredential } from '#platform';

/** What an administrator decides of a producer. */
export interface ProducerTerms {
  readonly contact: string;
  readonly eventTypes: readonly string[];
  readonly serviceCodes: readonly ServiceCode[];
}

export interface NewProducer extends ProducerTerms {
  readonly producerId: string;
  readonly unitId: UnitId;
  readonly name: string;
  readonly source: string;
}

/** False when the unit has a producer of this name, or the source is another's. */
export async function addProducer(tx: Transaction, producer: NewProducer): Promise<boolean> {
  const { producerId, unitId, name, contact, source, eventTypes, serviceCodes } = producer;
  const made = await tx.query<object[]>(
    `INSERT INTO producer (producer_id, unit_id, name, contact, source, event_types, service_codes)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING producer_id`,
    [producerId, unitId, name, contact, source, eventTypes, serviceCodes],
  );
  return made.length === 1;
}

/** Whoever changes a producer or its credentials takes this first. False when there is none of this id. */
export async function lockProducer(tx: Transaction, producerId: string): Promise<boolean> {
  const rows = await tx.query<object[]>(`SELECT FROM producer WHERE producer_id = $1 FOR UPDATE`, [producerId]);
  return rows.length === 1;
}

/** Also lets one that had ended speak again. */
export async function setTerms(
  tx: Transaction,
  producerId: string,
  { contact, eventTypes, serviceCodes }: ProducerTerms,
): Promise<void> {
  await tx.query(
    `UPDATE producer SET contact = $2, event_types = $3, service_codes = $4, ended_at = NULL WHERE producer_id = $1`,
    [producerId, contact, eventTypes, serviceCodes],
  );
}

/** Idempotent; its credentials are to be revoked before, so that none comes to life when it is registered again. */
export async function endProducer(tx: Transaction, producerId: string): Promise<void> {
  await tx.query(`UPDATE producer SET ended_at = coalesce(ended_at, now()) WHERE producer_id = $1`, [producerId]);
}

export async function keepCredential(
  tx: Transaction,
  producerId: string,
  { id, hash }: IssuedCredential,
): Promise<void> {
  await tx.query(`INSERT INTO producer_credential (credential_id, producer_id, hash) VALUES ($1, $2, $3)`, [
    id,
    producerId,
    hash,
  ]);
}

/** Idempotent. */
export async function revokeCredential(tx: Transaction, credentialId: string): Promise<void> {
  await tx.query(`UPDATE producer_credential SET revoked_at = now() WHERE credential_id = $1 AND revoked_at IS NULL`, [
    credentialId,
  ]);
}
