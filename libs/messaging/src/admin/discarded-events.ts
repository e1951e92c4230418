import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { RuleParams } from '../failures.js';
import { MessagingSettings } from '../messaging-settings.js';
import { HeldEvent, type KeptBytes, readable } from './held-events.js';

/** An event that somebody discarded, as it came from Kafka. */
export class DiscardedEvent extends HeldEvent {
  @ApiProperty({ type: String })
  readonly key!: string;

  @ApiProperty({ type: String, description: 'The program whose credential was shown, or `administrator`' })
  readonly discardedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly discardedAt!: Date;
}

export interface DiscardedEventRow extends DiscardedEvent {
  readonly params: RuleParams | null;
}

type Row = Omit<DiscardedEventRow, 'headers' | 'value'> & KeptBytes;

/** Those that were discarded longer ago. */
export async function forgetDiscarded(db: Pick<DataSource, 'query'>, days: number): Promise<void> {
  await db.query(`DELETE FROM discarded_event WHERE discarded_at < now() - make_interval(days => $1)`, [days]);
}

/** What was discarded is not lost for a good while. */
@Injectable()
export class DiscardedEvents {
  constructor(
    private readonly db: DataSource,
    private readonly settings: MessagingSettings,
  ) {}

  /** In the order in which they were held, after a position. */
  async ofTopic(topic: string, { after, limit }: { after: number; limit: number }): Promise<DiscardedEventRow[]> {
    const rows = await this.db.query<Row[]>(
      `SELECT d.position::text AS position, key, kafka_partition AS "partition", kafka_offset::text AS "offset", code, reason,
              params, headers, value, discarded_by AS "discardedBy", discarded_at AS "discardedAt"
       FROM discarded_event d
       WHERE consumer = $1 AND topic = $2 AND d.position > $3
       ORDER BY d.position LIMIT $4`,
      [this.settings.service, topic, after, limit],
    );
    return rows.map(readable);
  }
}
