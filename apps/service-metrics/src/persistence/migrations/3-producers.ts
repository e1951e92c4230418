import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What departments plug in with: their producers, and what came by the HTTP door. */
export class Producers1700000000003 implements MigrationInterface {
  readonly name = 'Producers1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [...REGISTRY, ...INGESTED]) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE rejected_event, ingested_event, producer_credential, producer`);
  }
}

const REGISTRY = [
  `CREATE TABLE producer (
     producer_id uuid PRIMARY KEY, unit_id uuid NOT NULL REFERENCES department, name text NOT NULL, contact text NOT NULL,
     source text NOT NULL UNIQUE, event_types text[] NOT NULL, service_codes text[] NOT NULL,
     registered_at timestamptz NOT NULL DEFAULT now(), ended_at timestamptz,
     UNIQUE (unit_id, name))`,
  `CREATE TABLE producer_credential (
     credential_id text PRIMARY KEY, producer_id uuid NOT NULL REFERENCES producer, hash bytea NOT NULL,
     issued_at timestamptz NOT NULL DEFAULT now(), revoked_at timestamptz)`,
  `CREATE INDEX producer_credential_producer ON producer_credential (producer_id)`,
];

// An event's id is kept for good, as the event is in Kafka and in its request: a few bytes beside them, and a duplicate is
// told to be one however late it comes. The inbox, whose rows end, is what keeps its effect to one.
const INGESTED = [
  `CREATE TABLE ingested_event (id uuid PRIMARY KEY)`,
  `CREATE TABLE rejected_event (
     rejected_id uuid PRIMARY KEY, producer_id uuid NOT NULL REFERENCES producer, unit_id uuid NOT NULL,
     content uuid NOT NULL, received_at timestamptz NOT NULL DEFAULT now(), source text, event_id text, event_type text,
     errors jsonb NOT NULL, event text NOT NULL, replayed_at timestamptz,
     UNIQUE (producer_id, content))`,
  `CREATE INDEX rejected_event_producer ON rejected_event (producer_id, rejected_id)`,
  `CREATE INDEX rejected_event_open ON rejected_event (producer_id, rejected_id) WHERE replayed_at IS NULL`,
];
