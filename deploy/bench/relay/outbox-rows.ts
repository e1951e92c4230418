import { AppraisalCompleted } from '#contracts';
import { asMessage } from '#testing';
import type pg from 'pg';

const KEYS = 5_000;

/** Rows as a service writes them: an event of about 650 bytes with its headers, of 5,000 employees in turn. One commit. */
export const fillOutbox = async (database: pg.Client, rows: number): Promise<void> => {
  const { topic, value, headers } = asMessage(AppraisalCompleted, AppraisalCompleted.example, { source: '/bench' });
  await database.query(
    `INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, headers)
     SELECT e.id, $1, e.employee::text, $2, replace($3, $4, e.employee::text),
            $5::jsonb || jsonb_build_object('ce_id', e.id, 'ce_sequence', n::text)
     FROM generate_series(1, $6::int) AS n
     CROSS JOIN LATERAL (SELECT gen_random_uuid() AS id, md5('employee' || n % $7)::uuid AS employee) AS e
     ORDER BY n`,
    [topic, AppraisalCompleted.type, value, AppraisalCompleted.example.employeeId, JSON.stringify(headers), rows, KEYS],
  );
};

export interface ReadyMessage {
  readonly key: string;
  readonly value: string;
  readonly headers: Record<string, string>;
}

/** The first rows as the raw producer sends them, so that it pays for nothing but sending. */
export const readyMessages = async (database: pg.Client, rows: number): Promise<ReadyMessage[]> => {
  const result = await database.query<ReadyMessage>(
    `SELECT aggregateid AS key, payload AS value, headers FROM outbox ORDER BY position LIMIT $1`,
    [rows],
  );
  return result.rows;
};
