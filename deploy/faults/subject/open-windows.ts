import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import { BatchProcessor } from '../../../libs/messaging/src/consumer/batch-processor.js';
import { RenewedProducer } from '../../../libs/messaging/src/kafka/producer.js';
import { Parking } from '../../../libs/messaging/src/parking/parking.js';
import { Replay } from '../../../libs/messaging/src/parking/replay.js';
import { OutboxLease } from '../../../libs/messaging/src/relay/outbox-lease.js';
import { loseAnswers, watchSockets } from './lost-answers.js';
import { record, type SendFault, windows } from './windows.js';
import { wrap } from './wrap.js';

type Async = (...args: never[]) => Promise<unknown>;

let duringSend: SendFault | undefined;
let replaying = 0;

/** The next send meets this. */
export function armSend(fault: SendFault): void {
  duringSend = fault;
}

/** Longer than a send may take, so that it fails for good and its producer is renewed. */
const LOSE_MS = 3_500;
/** Long enough for another owner to send what this one has read, and more. */
const STILL_MS = 3_000;

async function meet(fault: SendFault): Promise<void> {
  record(fault);
  if (fault === 'lose-answers') return loseAnswers(LOSE_MS);
  if (fault === 'stand-still') return delay(STILL_MS);
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'teladan-relay' AND datname = current_database()`,
  );
  await client.end();
}

/** Puts the windows where the library does its work. */
export function openWindows(): void {
  watchSockets();
  wrap<Async>(RenewedProducer.prototype, 'send', (send) => async (...args) => {
    windows.pass('before-send');
    const fault = duringSend;
    duringSend = undefined;
    if (fault === 'lose-answers' || fault === 'stand-still') await meet(fault);
    const sending = send(...args);
    if (fault === 'cut-database') await Promise.allSettled([sending, meet(fault)]);
    await sending;
    windows.pass('after-send');
  });
  wrap<Async>(OutboxLease.prototype, 'delete', (remove) => (...args) => {
    windows.pass('before-delete');
    return remove(...args);
  });
  wrap<Async>(PostgresQueryRunner.prototype, 'commitTransaction', (commit) => (...args) => {
    windows.pass('before-commit');
    return commit(...args);
  });
  wrap<Async>(BatchProcessor.prototype, 'process', (work) => async (...args) => {
    await work(...args);
    windows.pass('between-commit-and-offsets');
  });
  wrap<Async>(Replay.prototype, 'replay', (replay) => async (...args) => {
    replaying += 1;
    try {
      return await replay(...args);
    } finally {
      replaying -= 1;
    }
  });
  wrap<Async>(Parking.prototype, 'remove', (remove) => async (...args) => {
    await remove(...args);
    if (replaying > 0) windows.pass('in-replay');
  });
}
