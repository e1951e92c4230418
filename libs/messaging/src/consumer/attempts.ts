import type { DataSource } from 'typeorm';
import { preparedAlone } from '../persistence/prepared.js';

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
  readonly attempts: number | null;
  readonly before_first: string | null;
  readonly before_last: string | null;
}

/**
 * Marks that a range is begun, before its transaction. A marker that is found again tells of a message that kills its
 * process. Committed without waiting for the disk: a marker lost with the machine only costs one more attempt.
 *
 * One marker for each partition. A batch leaves what it finds of an earlier attempt as it is; a lone attempt takes the place
 * of a batch's marker, but leaves that of a later event. Events are tried alone in their order, so the earlier ones are done,
 * and the count of the later one, which kills, must outlive each death.
 */
export async function beginAttempt(db: DataSource, range: Range, kind: 'batch' | 'alone'): Promise<Attempt> {
  const { consumer, topic, partition, first, last } = range;
  const [row] = await preparedAlone<Row>(
    db,
    `WITH quick AS (SELECT set_config('synchronous_commit', 'off', true)),
          before AS (SELECT first_offset, last_offset FROM attempt
                     WHERE consumer = $1 AND topic = $2 AND kafka_partition = $3),
          begun AS (
            INSERT INTO attempt AS a (consumer, topic, kafka_partition, first_offset, last_offset, attempts, alone)
            SELECT $1, $2, $3, $4, $5, 1, $6 FROM quick
            ON CONFLICT (consumer, topic, kafka_partition) DO UPDATE SET
              attempts = CASE WHEN a.alone AND a.last_offset = $5 THEN a.attempts + 1 ELSE 1 END,
              first_offset = $4, last_offset = $5, alone = $6
            WHERE a.last_offset < $4 OR ($6 AND a.first_offset <= $5 AND (NOT a.alone OR a.last_offset = $5))
            RETURNING attempts)
     SELECT (SELECT attempts FROM begun) AS attempts, (SELECT first_offset FROM before) AS before_first,
            (SELECT last_offset FROM before) AS before_last`,
    [consumer, topic, partition, first, last, kind === 'alone'],
  );
  const overlaps =
    row?.before_first != null &&
    row.before_last != null &&
    BigInt(row.before_first) <= BigInt(last) &&
    BigInt(row.before_last) >= BigInt(first);
  return { interrupted: overlaps, count: row?.attempts ?? 1 };
}

/** Takes one attempt back, which failed while its process lives on. */
export async function endAttempt(db: DataSource, { consumer, topic, partition, first, last }: Range): Promise<void> {
  await db.query(
    `WITH ours AS (SELECT $1::text, $2::text, $3::int, $4::bigint, $5::bigint),
          fewer AS (UPDATE attempt SET attempts = attempts - 1
                    WHERE (consumer, topic, kafka_partition, first_offset, last_offset) = (SELECT * FROM ours)
                      AND attempts > 1)
     DELETE FROM attempt
     WHERE (consumer, topic, kafka_partition, first_offset, last_offset) = (SELECT * FROM ours) AND attempts = 1`,
    [consumer, topic, partition, first, last],
  );
}
