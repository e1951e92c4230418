import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { OUTBOX_CHANNEL } from './relay-waker.js';

export interface OutboxRow {
  readonly position: string;
  readonly aggregatetype: string;
  readonly aggregateid: string;
  readonly payload: string;
  readonly headers: Record<string, string>;
}

const LOCK = `hashtextextended('teladan.relay.0', 0)`;
const SHARD = 0;
const ASK_MS = 1_000;

/**
 * The right to send the outbox, held by an advisory lock on a connection of its own. Every read and delete runs on that
 * connection: when it is gone so is the lock, and nothing more is read, sent or deleted by it.
 */
export class OutboxLease {
  private constructor(private readonly client: pg.Client) {}

  /**
   * Waits until no other owner has it, asking on one connection; undefined when `isWanted` says no meanwhile.
   * @throws when the database is away.
   */
  static async acquire(
    url: string,
    { onWake, onLost, isWanted }: { onWake: () => void; onLost: () => void; isWanted: () => boolean },
  ): Promise<OutboxLease | undefined> {
    const client = new pg.Client({ connectionString: url, application_name: 'teladan-relay', keepAlive: true });
    client.on('error', onLost);
    client.on('end', onLost);
    client.on('notification', onWake);
    await client.connect();
    while (!(await OutboxLease.tryLock(client))) {
      if (isWanted()) await delay(ASK_MS);
      if (isWanted()) continue;
      await client.end();
      return undefined;
    }
    await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
    return new OutboxLease(client);
  }

  private static async tryLock(client: pg.Client): Promise<boolean> {
    const { rows } = await client.query<{ locked: boolean }>(`SELECT pg_try_advisory_lock(${LOCK}) AS locked`);
    return rows[0]?.locked === true;
  }

  /** False after an owner that ended without notice: its last send may be under way yet. */
  async wasReleased(): Promise<boolean> {
    const { rows } = await this.client.query<{ released: boolean }>(
      `SELECT released FROM relay_owner WHERE shard = ${SHARD}`,
    );
    return rows[0]?.released !== false;
  }

  async markOwned(): Promise<void> {
    await this.markReleased(false);
  }

  /** Unsent rows in id order, but for those in flight. Never by a cursor: a lower id may commit later than a higher one. */
  async read(limit: number, inFlight: readonly OutboxRow[]): Promise<OutboxRow[]> {
    // Planned anew each time: a plan that was made for the empty table would read the whole of a full one.
    const { rows } = await this.client.query<OutboxRow>(
      `SELECT position, aggregatetype, aggregateid, payload, headers FROM outbox
       WHERE position <> ALL ($2::bigint[]) ORDER BY position LIMIT $1`,
      [limit, inFlight.map(({ position }) => position)],
    );
    return rows;
  }

  async delete(rows: readonly OutboxRow[]): Promise<void> {
    await this.client.query(`DELETE FROM outbox WHERE position = ANY ($1::bigint[])`, [
      rows.map(({ position }) => position),
    ]);
  }

  /** Gives the outbox up after the last send is settled, so that the next owner need not wait. */
  async release(): Promise<void> {
    await this.markReleased(true);
    await this.close();
  }

  async close(): Promise<void> {
    this.client.removeAllListeners('end');
    await this.client.end().catch(() => undefined);
  }

  private async markReleased(released: boolean): Promise<void> {
    await this.client.query(
      `INSERT INTO relay_owner (shard, released) VALUES (${SHARD}, $1)
       ON CONFLICT (shard) DO UPDATE SET released = excluded.released`,
      [released],
    );
  }
}
