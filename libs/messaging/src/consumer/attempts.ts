import type { DataSource } from 'typeorm';

/** What is about to be handled: offsets of one partition. */
export interface Range {
  readonly consumer: string;
  readonly topic: string;
  readonly partition: number;
  readonly first: string;
  readonly last: string;
}

export interface Attempt {
  /** An earlier attempt at some of these offsets never ended: the process died in it. */
  readonly interrupted: boolean;
  /** How often exactly this range has been begun without an end, this time included. */
  readonly count: number;
}

interface Row {
  readonly attempts: number;
  readonly before_first: string | null;
  readonly before_last: string | null;
}

/**
 * Marks that a range is begun, before its transaction. A marker that is found again tells of a message that kills its
 * process. Committed without waiting for the disk: a marker lost with the machine only costs one more attempt.
 */
export async function beginAttempt(db: DataSource, range: Range): Promise<Attempt> {
  const { consumer, topic, partition, first, last } = range;
  const [row] = await db.query<Row[]>(
    `WITH quick AS (SELECT set_config('synchronous_commit', 'off', true)),
          before AS (SELECT first_offset, last_offset FROM attempt
                     WHERE consumer = $1 AND topic = $2 AND kafka_partition = $3)
     INSERT INTO attempt AS a (consumer, topic, kafka_partition, first_offset, last_offset, attempts)
     SELECT $1, $2, $3, $4, $5, 1 FROM quick
     ON CONFLICT (consumer, topic, kafka_partition) DO UPDATE SET
       attempts = CASE WHEN a.first_offset = $4 AND a.last_offset = $5 THEN a.attempts + 1 ELSE 1 END,
       first_offset = $4, last_offset = $5
     RETURNING attempts, (SELECT first_offset FROM before) AS before_first, (SELECT last_offset FROM before) AS before_last`,
    [consumer, topic, partition, first, last],
  );
  const overlaps =
    row?.before_first != null &&
    row.before_last != null &&
    BigInt(row.before_first) <= BigInt(last) &&
    BigInt(row.before_last) >= BigInt(first);
  return { interrupted: overlaps, count: row?.attempts ?? 1 };
}

/** Takes the marker back of an attempt that failed while its process lives on. */
export async function endAttempt(db: DataSource, { consumer, topic, partition }: Range): Promise<void> {
  await db.query(`DELETE FROM attempt WHERE consumer = $1 AND topic = $2 AND kafka_partition = $3`, [
    consumer,
    topic,
    partition,
  ]);
}
