import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { RequestReceived } from '#contracts';
import { asMessage, type OutsideProducer } from '#testing';
import type { Credentials } from '../ingest/producers.js';
import { type Calm, calmly } from './calm.js';

/** Between two looks at the database: what a latency is too long by, at most. */
const LOOK_EVERY_MS = 5;
const WITHIN_MS = 60_000;

/** Which of these requests have been counted. */
export const counted = async (client: pg.Client, requestIds: readonly string[]): Promise<string[]> => {
  const { rows } = await client.query<{ request_id: string }>({
    name: 'counted',
    text: 'SELECT request_id FROM request WHERE request_id = ANY ($1) AND unit_id = ANY (SELECT unit_id FROM unit)',
    values: [requestIds],
  });
  return rows.map(({ request_id }) => request_id);
};

/** Measured from the send to the row in which it is counted. */
export const calmByKafka = async (
  outside: OutsideProducer,
  { topic, source }: Credentials,
  client: pg.Client,
  events: number,
): Promise<Calm> => {
  const began = new Map<string, number>();
  const latencies = new Map<string, number>();
  let sending = true;
  const look = async (): Promise<void> => {
    for (const requestId of await counted(client, [...began.keys()])) {
      latencies.set(requestId, performance.now() - (began.get(requestId) ?? 0));
      began.delete(requestId);
    }
  };
  const watch = async (): Promise<void> => {
    let deadline = Infinity;
    while (sending || (began.size > 0 && performance.now() < deadline)) {
      if (!sending) deadline = Math.min(deadline, performance.now() + WITHIN_MS);
      if (began.size > 0) await look();
      await pause(LOOK_EVERY_MS);
    }
  };
  const watching = watch();
  await calmly(events, async (requestId) => {
    began.set(requestId, performance.now());
    const data = { requestId, serviceCode: 'akta-kelahiran', officerId: null };
    const time = new Date('2025-03-03T08:00:00+07:00');
    await outside.raw([asMessage(RequestReceived, data, { topic, source, time })]);
  });
  sending = false;
  await watching;
  return { latencies: [...latencies.values()], taken: [...latencies.keys()], refused: [], lost: began.size };
};
