import { randomBytes, randomUUID } from 'node:crypto';
import { RealisationChanged } from '#contracts';
import { asMessage } from '#testing';
import pg from 'pg';
import { serviceMetrics } from '../../../apps/service-metrics/src/service.js';
import { bucketOf } from '../../../apps/service-metrics/src/domain/turnaround-buckets.js';
import { migrate } from '../../../libs/platform/src/database/connect.js';
import type { Ground } from '../ground.js';
import { type BareBatch, bareBatches } from './bare-batches.js';
import { UNIT } from './cast.js';
import { freshDatabase, ownerUrl } from './metrics-database.js';

const CONNECTIONS = 4;
const BATCH = 500;

/**
 * Events per second at which the same rows can be written by nothing but SQL, in batches of the same size over the same
 * number of connections: nothing is read, checked or decided while the clock runs.
 *
 * @param outboxRows for each event, as many as service-metrics wrote
 */
export const bareWrites = async ({ databaseUrl }: Ground, events: number, outboxRows: number): Promise<number> => {
  await freshDatabase(databaseUrl);
  const url = ownerUrl(databaseUrl);
  await migrate(serviceMetrics, url);
  const lanes = bareBatches(events, CONNECTIONS, BATCH);
  const clients = await Promise.all(
    lanes.map(async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return client;
    }),
  );
  await clients[0]?.query(`SELECT maintain_inbox(CURRENT_DATE, 8)`);
  const began = performance.now();
  await Promise.all(
    lanes.map(async (batches, lane) => {
      for (const batch of batches) await write(clients[lane], batch, Math.ceil(batch.events * outboxRows));
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  await Promise.all(clients.map((client) => client.end()));
  return events / seconds;
};

const write = async (client: pg.Client | undefined, batch: BareBatch, outboxRows: number): Promise<void> => {
  if (client === undefined) return;
  await client.query('BEGIN');
  await client.query(`INSERT INTO inbox (week, id) SELECT date_trunc('week', CURRENT_DATE)::date, unnest($1::uuid[])`, [
    hashes(batch.events),
  ]);
  await writeRequests(client, batch);
  await writeCells(client, batch);
  await writeStale(client, batch);
  await writeOutbox(client, outboxRows);
  await client.query('COMMIT');
};

/** As scattered as the inbox's hashes are. */
const hashes = (count: number): string[] => Array.from({ length: count }, () => randomBytes(16).toString('hex')).sort();

const writeRequests = (client: pg.Client, { requests }: BareBatch) =>
  client.query(
    `INSERT INTO request AS r (unit_id, request_id, revision, status, service_code, officer_id, finished_on,
                               turnaround_ms, bucket, opened_on, ended_on, turns, events)
     SELECT $1, u.request_id, u.revision, u.status, u.service_code, u.officer_id, u.finished_on, u.turnaround_ms,
            u.bucket, u.opened_on, u.ended_on, u.turns::bigint[], u.events
     FROM ROWS FROM (unnest($2::text[], $3::int[], $4::text[], $5::text[], $6::uuid[], $7::date[], $8::bigint[],
                            $9::smallint[], $10::date[], $11::date[], $12::text[]),
                     jsonb_array_elements($13::jsonb))
          AS u (request_id, revision, status, service_code, officer_id, finished_on, turnaround_ms, bucket, opened_on,
                ended_on, turns, events)
     ON CONFLICT (unit_id, request_id) DO UPDATE SET
       revision = excluded.revision, status = excluded.status, officer_id = excluded.officer_id,
       finished_on = excluded.finished_on, turnaround_ms = excluded.turnaround_ms, bucket = excluded.bucket,
       opened_on = excluded.opened_on, ended_on = excluded.ended_on, turns = excluded.turns,
       events = r.events || excluded.events`,
    [
      UNIT.unitId,
      requests.map(({ requestId }) => requestId),
      requests.map(({ revision }) => revision),
      requests.map(({ state }) => state.status),
      requests.map(({ state }) => state.serviceCode),
      requests.map(({ state }) => state.officerId),
      requests.map(({ state }) => state.finishedOn),
      requests.map(({ state }) => state.turnaroundMs),
      requests.map(({ state }) => (state.turnaroundMs === null ? null : bucketOf(state.turnaroundMs))),
      requests.map(({ state }) => state.openedOn),
      requests.map(({ state }) => state.endedOn),
      requests.map(({ state }) => `{${state.turns.join()}}`),
      JSON.stringify(
        requests.map(({ news }) =>
          news.map(({ id, source, kind, at, officerId, serviceCode }) => [
            id,
            source,
            kind,
            at,
            officerId,
            serviceCode,
          ]),
        ),
      ),
    ],
  );

const writeCells = (client: pg.Client, { cells }: BareBatch) =>
  client.query(
    `INSERT INTO turnaround AS t (unit_id, service_code, day, officer_id, bucket, n, judged, on_time)
     SELECT $1, d.* FROM unnest($2::text[], $3::date[], $4::uuid[], $5::smallint[], $6::int[], $7::int[], $8::int[])
       AS d (service_code, day, officer_id, bucket)
     ORDER BY d.service_code, d.day, d.officer_id, d.bucket
     ON CONFLICT (service_code, unit_id, day, officer_id, bucket) DO UPDATE SET
       n = t.n + excluded.n, judged = t.judged + excluded.judged, on_time = t.on_time + excluded.on_time`,
    [
      UNIT.unitId,
      cells.map(({ serviceCode }) => serviceCode),
      cells.map(({ day }) => day),
      cells.map(({ officerId }) => officerId),
      cells.map(({ bucket }) => bucket),
      cells.map(({ n }) => n),
      cells.map(({ judged }) => judged),
      cells.map(({ onTime }) => onTime),
    ],
  );

const writeStale = (client: pg.Client, { stale }: BareBatch) =>
  client.query(
    `INSERT INTO stale_realisation (officer_id, service_code, year, quarter)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[], $4::int[])`,
    [
      stale.map(({ officerId }) => officerId),
      stale.map(({ serviceCode }) => serviceCode),
      stale.map(({ year }) => year),
      stale.map(({ quarter }) => quarter),
    ],
  );

const REALISATION = asMessage(RealisationChanged, RealisationChanged.example);

const writeOutbox = (client: pg.Client, rows: number) =>
  client.query(
    `INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, headers)
     SELECT id, $2, $3, $4, $5, $6 FROM unnest($1::uuid[]) AS id`,
    [
      Array.from({ length: rows }, () => randomUUID()),
      REALISATION.topic,
      REALISATION.key,
      RealisationChanged.type,
      REALISATION.value,
      JSON.stringify(REALISATION.headers),
    ],
  );
