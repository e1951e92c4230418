import type { DataSource, EntityManager } from 'typeorm';
import type { ServiceCode, UnitId } from '#civil-service';
import type { DepartmentTopic } from '#contracts';
import { preparedAlone } from '#messaging';
import type { KeptCredential } from '#platform';
import type { Permissions } from '../domain/producer.js';

/** A department's program, as it is known when it speaks. */
export interface Producer extends Permissions {
  readonly producerId: string;
  readonly unitId: UnitId;
  readonly unitCode: string;
  readonly name: string;
  readonly topic: DepartmentTopic;
}

interface Row extends Producer {
  readonly id: string;
  readonly hash: Buffer;
}

/** Of these credentials those that are neither unknown nor revoked, nor of a producer that ended: whose, and the hash. */
export async function producersByCredential(
  db: DataSource,
  credentialIds: readonly string[],
): Promise<ReadonlyMap<string, KeptCredential<Producer>>> {
  const rows = await preparedAlone<Row>(
    db,
    `SELECT c.credential_id AS id, c.hash, p.producer_id AS "producerId", p.unit_id AS "unitId", u.code AS "unitCode", p.name,
            p.source, d.topic, p.event_types AS "eventTypes", p.service_codes AS "serviceCodes"
     FROM producer_credential c
     JOIN producer p USING (producer_id) JOIN department d USING (unit_id) JOIN unit u USING (unit_id)
     WHERE c.credential_id = ANY ($1::text[]) AND c.revoked_at IS NULL AND p.ended_at IS NULL`,
    [credentialIds],
  );
  return new Map(rows.map(({ id, hash, ...holder }) => [id, { hash, holder }]));
}

/** Every credential that opens a door, with the topic that it opens. */
export const validCredentials = (db: Pick<EntityManager, 'query'>): Promise<{ id: string; topic: string }[]> =>
  db.query(
    `SELECT c.credential_id AS id, d.topic
     FROM producer_credential c JOIN producer p USING (producer_id) JOIN department d USING (unit_id)
     WHERE c.revoked_at IS NULL AND p.ended_at IS NULL`,
  );

/** A credential as it may be shown: its secret is nowhere, its hash stays here. */
export interface CredentialRecord {
  readonly id: string;
  readonly issuedAt: Date;
  readonly revokedAt: Date | null;
}

export interface ProducerRecord {
  readonly id: string;
  readonly unitCode: string;
  readonly name: string;
  readonly contact: string;
  readonly source: string;
  readonly topic: string;
  readonly eventTypes: readonly string[];
  readonly serviceCodes: readonly ServiceCode[];
  readonly registeredAt: Date;
  readonly endedAt: Date | null;
  readonly credentials: readonly CredentialRecord[];
}

const RECORD = `
  SELECT p.producer_id AS id, u.code AS "unitCode", p.name, p.contact, p.source, d.topic, p.event_types AS "eventTypes",
         p.service_codes AS "serviceCodes", p.registered_at AS "registeredAt", p.ended_at AS "endedAt"
  FROM producer p JOIN department d USING (unit_id) JOIN unit u USING (unit_id)`;

type Bare = Omit<ProducerRecord, 'credentials'>;

export async function producerRecord(db: EntityManager, producerId: string): Promise<ProducerRecord | undefined> {
  const rows = await db.query<Bare[]>(`${RECORD} WHERE p.producer_id = $1`, [producerId]);
  return (await withCredentials(db, rows))[0];
}

export async function producerNamed(
  db: EntityManager,
  unitId: UnitId,
  name: string,
): Promise<ProducerRecord | undefined> {
  const rows = await db.query<Bare[]>(`${RECORD} WHERE p.unit_id = $1 AND p.name = $2`, [unitId, name]);
  return (await withCredentials(db, rows))[0];
}

/** In the order of their sources, after one of them. */
export async function producerRecords(
  db: EntityManager,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<readonly ProducerRecord[]> {
  const rows = await db.query<Bare[]>(`${RECORD} WHERE $1::text IS NULL OR p.source > $1 ORDER BY p.source LIMIT $2`, [
    after ?? null,
    limit,
  ]);
  return withCredentials(db, rows);
}

async function withCredentials(db: EntityManager, producers: readonly Bare[]): Promise<ProducerRecord[]> {
  const credentials = await db.query<(CredentialRecord & { producerId: string })[]>(
    `SELECT producer_id AS "producerId", credential_id AS id, issued_at AS "issuedAt", revoked_at AS "revokedAt"
     FROM producer_credential WHERE producer_id = ANY ($1::uuid[]) ORDER BY issued_at, credential_id`,
    [producers.map(({ id }) => id)],
  );
  const byProducer = Map.groupBy(credentials, ({ producerId }) => producerId);
  return producers.map((producer) => ({
    ...producer,
    credentials: (byProducer.get(producer.id) ?? []).map(({ id, issuedAt, revokedAt }) => ({
      id,
      issuedAt,
      revokedAt,
    })),
  }));
}
