import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readClock } from '../../domain/service-clock.js';
import { restored, type Stored, turnsText } from '../requests.js';

/** When requests were open and how their clocks went, for the backlog at any day's end; and the survey of satisfaction. */
export class BacklogAndSatisfaction1700000000005 implements MigrationInterface {
  readonly name = 'BacklogAndSatisfaction1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE request ADD opened_on date, ADD ended_on date, ADD turns bigint[]`);
    await readClocks(runner);
    for (const statement of [...BACKLOG, ...SATISFACTION, ALLOWED]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE producer SET event_types = array_remove(event_types, '${SURVEY_ANSWERED}')`);
    await runner.query(`DROP TABLE satisfaction, survey_form`);
    await runner.query(`DROP INDEX request_open, request_past_days`);
    await runner.query(`ALTER TABLE request DROP opened_on, DROP ended_on, DROP turns`);
    await runner.query(`CREATE INDEX request_unfinished ON request (service_code, unit_id) WHERE finished_on IS NULL`);
  }
}

// Their columns change with the first event and the last, so that updates in between stay out of indexes. A request that
// ended on the day on which it came was in no day's backlog: it is in neither index.
const BACKLOG = [
  `ALTER TABLE request ALTER opened_on SET NOT NULL, ALTER turns SET NOT NULL`,
  `DROP INDEX request_unfinished`,
  `CREATE INDEX request_open ON request (service_code, unit_id) WHERE ended_on IS NULL`,
  `CREATE INDEX request_past_days ON request USING gist (daterange(opened_on, ended_on)) WHERE ended_on > opened_on`,
];

const ELEMENTS = ['u1', 'u2', 'u3', 'u4', 'u5', 'u6', 'u7', 'u8', 'u9'];

const SATISFACTION = [
  `CREATE TABLE survey_form (
     unit_id uuid NOT NULL, response_id text NOT NULL, service_code text NOT NULL, answered_on date NOT NULL,
     answers text NOT NULL CHECK (answers ~ '^[1-4]{9}$'),
     PRIMARY KEY (unit_id, response_id))`,
  `CREATE TABLE satisfaction (
     service_code text NOT NULL, unit_id uuid NOT NULL, month date NOT NULL, forms int NOT NULL,
     ${ELEMENTS.map((name) => `${name} int NOT NULL`).join()},
     PRIMARY KEY (service_code, unit_id, month)) WITH (fillfactor = 80)`,
];

const SURVEY_ANSWERED = 'teladan.service.survey-answered.v1';

// Who was registered for all that there was goes on as one that may send everything: the same registration stays the same.
const ALLOWED = `
  UPDATE producer SET event_types = event_types || '${SURVEY_ANSWERED}'::text WHERE event_types @> ARRAY[
    'teladan.service.request-finished.v1', 'teladan.service.request-received.v1', 'teladan.service.request-rejected.v1',
    'teladan.service.request-resumed.v1', 'teladan.service.request-returned.v1',
    'teladan.service.requirements-completed.v1']`;

const PORTION = 2_000;

interface Row {
  readonly unit_id: string;
  readonly request_id: string;
  readonly events: readonly Stored[];
}

/** Portion by portion in the order of the key, so that memory does not grow with the requests. */
async function readClocks(runner: QueryRunner): Promise<void> {
  let after: Row | undefined;
  do {
    const rows = (await runner.query(
      `SELECT unit_id, request_id, events FROM request
       WHERE $1::uuid IS NULL OR (unit_id, request_id) > ($1, $2) ORDER BY unit_id, request_id LIMIT $3`,
      [after?.unit_id ?? null, after?.request_id ?? null, PORTION],
    )) as Row[];
    const states = rows.map(({ events }) => readClock(events.map(restored)));
    await runner.query(
      `UPDATE request r SET opened_on = c.opened_on, ended_on = c.ended_on, turns = c.turns::bigint[]
       FROM unnest($1::uuid[], $2::text[], $3::date[], $4::date[], $5::text[])
         AS c (unit_id, request_id, opened_on, ended_on, turns)
       WHERE r.unit_id = c.unit_id AND r.request_id = c.request_id`,
      [
        rows.map(({ unit_id: unitId }) => unitId),
        rows.map(({ request_id: requestId }) => requestId),
        states.map(({ openedOn }) => openedOn),
        states.map(({ endedOn }) => endedOn),
        states.map(turnsText),
      ],
    );
    after = rows.at(-1);
  } while (after !== undefined);
}
