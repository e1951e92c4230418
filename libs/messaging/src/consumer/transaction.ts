import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { Transaction } from '../decorators.js';
import { HandlerHung, PartitionLost } from '../failures.js';

/** Until when a consumer may work on a partition. */
export interface Tenure {
  /** Aborted when the partition went to somebody else, or the time to finish at shutdown is over. */
  readonly lost: AbortSignal;
}

/**
 * One transaction that can be cut off: when no event of it has ended for as long as the deadline, or when its partition is lost, the connection is destroyed. A
 * rollback would wait behind a hanging statement, and a handler that wakes up later could still write.
 */
export async function cutTransaction<T>(
  db: DataSource,
  deadlineMs: number,
  { lost }: Tenure,
  work: (tx: Transaction, progressed: () => void) => Promise<T>,
): Promise<T> {
  if (lost.aborted) throw new PartitionLost('the partition is no longer ours');
  const runner = db.createQueryRunner();
  const client = (await runner.connect()) as pg.PoolClient & { connection: { stream: { destroy(): void } } };
  let cut: (error: Error) => void = () => undefined;
  let gone: Promise<unknown> | undefined;
  const cutOff = new Promise<never>((_, reject) => {
    cut = (error) => {
      reject(error);
      // The pool must hear of the end before it gets the connection back, or it would hand it out again.
      gone ??= new Promise((resolve) => client.once('end', resolve));
      client.connection.stream.destroy();
    };
  });
  const lose = () => cut(new PartitionLost('the partition was lost while its batch ran'));
  const timer = setTimeout(() => cut(new HandlerHung(`took longer than ${deadlineMs} ms`)), deadlineMs);
  lost.addEventListener('abort', lose, { once: true });
  const whole = async (): Promise<T> => {
    await runner.startTransaction();
    const value = await work(runner.manager, () => void timer.refresh());
    await runner.commitTransaction();
    return value;
  };
  try {
    return await Promise.race([whole(), cutOff]);
  } catch (error) {
    if (gone) await gone;
    else if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    clearTimeout(timer);
    lost.removeEventListener('abort', lose);
    cutOff.catch(() => undefined);
    await runner.release().catch(() => undefined);
  }
}
