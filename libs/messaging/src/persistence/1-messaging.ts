import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the messaging promise, the same in every service's database. */
export class Messaging1700000000000 implements MigrationInterface {
  readonly name = 'Messaging1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OUTBOX);
    await runner.query(INBOX);
    await runner.query(PARKING);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE attempt, parked_event, parked_key, inbox, relay_owner, outbox`);
    await runner.query(`DROP FUNCTION maintain_inbox(date, int)`);
  }
}

/** Columns follow the Debezium outbox event router, so that a city can put Debezium in the relay's place. */
const OUTBOX = `
  CREATE TABLE outbox (
    position      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id            uuid NOT NULL,
    aggregatetype text NOT NULL,
    aggregateid   text NOT NULL,
    type          text NOT NULL,
    payload       text NOT NULL,
    headers       jsonb NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now()
  ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);

  CREATE TABLE relay_owner (
    shard    int PRIMARY KEY,
    released boolean NOT NULL
  );`;

/**
 * Dropped by whole weeks, so that it cannot grow for ever; the running role may do that through the function alone.
 * A duplicate may come in a later week, so an id is looked for in all weeks that are kept.
 */
const INBOX = `
  CREATE TABLE inbox (
    week   date NOT NULL,
    id     uuid NOT NULL,
    parked boolean NOT NULL DEFAULT false,
    PRIMARY KEY (week, id)
  ) PARTITION BY RANGE (week);
  CREATE TABLE inbox_other PARTITION OF inbox DEFAULT;

  CREATE FUNCTION maintain_inbox(today date, weeks_kept int) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
  DECLARE
    monday date := date_trunc('week', today)::date;
    week date;
    old record;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('maintain_inbox'));
    FOR n IN 0..2 LOOP
      week := monday + n * 7;
      IF to_regclass('inbox_' || to_char(week, 'YYYYMMDD')) IS NULL THEN
        EXECUTE format('CREATE TABLE %I PARTITION OF inbox FOR VALUES FROM (%L) TO (%L)',
                       'inbox_' || to_char(week, 'YYYYMMDD'), week, week + 7);
      END IF;
    END LOOP;
    FOR old IN
      SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = 'inbox'::regclass AND c.relname ~ '^inbox_[0-9]{8}$'
        AND to_date(substr(c.relname, 7), 'YYYYMMDD') < monday - weeks_kept * 7
    LOOP
      EXECUTE format('DROP TABLE %I', old.relname);
    END LOOP;
  END $$;`;

const PARKING = `
  CREATE TABLE parked_key (
    consumer  text NOT NULL,
    topic     text NOT NULL,
    key       text NOT NULL,
    awaits    text,
    parked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, topic, key)
  );
  CREATE INDEX parked_key_awaits ON parked_key (awaits) WHERE awaits IS NOT NULL;

  CREATE TABLE parked_event (
    position    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    consumer    text NOT NULL,
    topic       text NOT NULL,
    key         text NOT NULL,
    kafka_partition int NOT NULL,
    kafka_offset    bigint NOT NULL,
    event_id    text,
    event_type  text,
    code        text,
    reason      text,
    stack       text,
    message_key bytea,
    value       bytea,
    headers     jsonb NOT NULL,
    parked_at   timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX parked_event_key ON parked_event (consumer, topic, key, position);

  CREATE TABLE attempt (
    consumer     text NOT NULL,
    topic        text NOT NULL,
    kafka_partition int NOT NULL,
    first_offset bigint NOT NULL,
    last_offset  bigint NOT NULL,
    attempts     int NOT NULL,
    PRIMARY KEY (consumer, topic, kafka_partition)
  );`;
