import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Subscriptions1700000000001 implements MigrationInterface {
  readonly name = 'Subscriptions1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COPIES);
    await runner.query(REGISTRY);
    await runner.query(FEED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE feed, credential, dashboard, unit, employee`);
  }
}

/** Of personnel's, as far as events are told by unit. */
const COPIES = `
  CREATE TABLE employee (
    employee_id uuid PRIMARY KEY,
    unit_id     uuid NOT NULL,
    sequence    bigint NOT NULL
  );
  CREATE TABLE unit (
    unit_id  uuid PRIMARY KEY,
    code     text NOT NULL,
    sequence bigint NOT NULL
  );
  CREATE INDEX unit_code ON unit (lower(code));`;

const REGISTRY = `
  CREATE TABLE dashboard (
    dashboard_id  uuid PRIMARY KEY,
    name          text NOT NULL UNIQUE,
    contact       text NOT NULL,
    event_types   text[] NOT NULL,
    -- Null is every unit.
    unit_ids      uuid[],
    personal_data boolean NOT NULL,
    -- Grows with each change of the scopes, so that streams that began under the old ones end.
    revision      int NOT NULL
  );
  CREATE TABLE credential (
    credential_id text PRIMARY KEY,
    dashboard_id  uuid NOT NULL REFERENCES dashboard ON DELETE CASCADE,
    hash          bytea NOT NULL,
    issued_at     timestamptz NOT NULL,
    revoked_at    timestamptz
  );
  CREATE INDEX credential_dashboard ON credential (dashboard_id);`;

/** Every published event, kept as long as its topic is. Positions are drawn under a lock (persistence/feed.ts). */
const FEED = `
  CREATE TABLE feed (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL,
    type     text NOT NULL,
    topic    text NOT NULL,
    unit_id  uuid,
    period   text,
    subject  text NOT NULL,
    source   text NOT NULL,
    event_id text NOT NULL,
    -- The CloudEvent as JSON text: it is sent on as it is.
    envelope text NOT NULL,
    UNIQUE (source, event_id)
  );
  CREATE INDEX feed_type ON feed (type, position);`;
