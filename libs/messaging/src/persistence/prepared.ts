import { hash } from 'node:crypto';
import type pg from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';

const names = new Map<string, string>();

/** The same text has the same name on every connection. */
const nameOf = (text: string): string => {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = hash('sha256', text, 'hex').slice(0, 32);
  names.set(text, name);
  return name;
};

/**
 * Runs a statement that its connection parses and plans once: for those that each batch runs, since that took longer than
 * running them, and is what an event on an idle system waited for most. The text must be a constant: each other text stays
 * prepared for as long as the connection lives.
 */
export async function prepared<R>(tx: EntityManager, text: string, values: unknown[] = []): Promise<R[]> {
  if (!tx.queryRunner) throw new Error('a prepared statement runs inside a transaction');
  return run(tx.queryRunner, text, values);
}

/** The same, in a transaction of its own. */
export async function preparedAlone<R>(db: DataSource, text: string, values: unknown[]): Promise<R[]> {
  const runner = db.createQueryRunner();
  try {
    return await run(runner, text, values);
  } finally {
    await runner.release();
  }
}

async function run<R>(runner: QueryRunner, text: string, values: unknown[]): Promise<R[]> {
  const client = (await runner.connect()) as pg.PoolClient;
  const { rows } = await client.query<R & pg.QueryResultRow>({ name: nameOf(text), text, values });
  return rows;
}
