import type { UnitId } from '#civil-service';
import { prepared, type Transaction } from '#messaging';
import { type RegisteredProducer, Registrations } from '../domain/registrations.js';

/** Of a department, as they are when this transaction asks: a change counts from the next batch on. */
export async function registrationsOf(tx: Transaction, unitId: UnitId): Promise<Registrations> {
  const producers = await prepared<RegisteredProducer>(
    tx,
    `SELECT name, source, event_types AS "eventTypes", service_codes AS "serviceCodes", ended_at IS NOT NULL AS "hasEnded"
     FROM producer WHERE unit_id = $1 ORDER BY source`,
    [unitId],
  );
  return new Registrations(producers);
}
