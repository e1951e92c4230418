import { isUtf8 } from 'node:buffer';
import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { RuleParams } from '../failures.js';
import { MessagingSettings } from '../messaging-settings.js';
import type { KeyScope } from '../parking/parking.js';

/** Bytes that are no text are told in base64. */
const shown = (bytes: Buffer): string => (isUtf8(bytes) ? bytes.toString('utf8') : bytes.toString('base64'));

/** An event that is held, as it came from Kafka. */
export class HeldEvent {
  @ApiProperty({ type: String, description: 'Its place in the queue of its key' })
  readonly position!: string;

  @ApiProperty({ type: 'integer' })
  readonly partition!: number;

  @ApiProperty({ type: String })
  readonly offset!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Why it is parked; null for what queues behind it' })
  readonly code!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly reason!: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string' } },
    description: 'Each with its values; what is no UTF-8 in base64',
  })
  readonly headers!: Readonly<Record<string, readonly string[]>>;

  @ApiProperty({ type: String, nullable: true, description: 'What is no UTF-8 in base64' })
  readonly value!: string | null;
}

/** The same with what its reason's text is filled with. */
export interface HeldEventRow extends HeldEvent {
  readonly params: RuleParams | null;
}

/** As PostgreSQL keeps it. */
export interface KeptBytes {
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly value: Buffer | null;
}

export const readable = <T extends KeptBytes>({ headers, value, ...row }: T) => ({
  ...row,
  headers: Object.fromEntries(
    Object.entries(headers).map(([name, values]) => [
      name,
      [values].flat().map((each) => shown(Buffer.from(each, 'base64'))),
    ]),
  ),
  value: value === null ? null : shown(value),
});

type Row = Omit<HeldEventRow, 'headers' | 'value'> & KeptBytes;

/** What is held, whole: who has to mend an event must see it. */
@Injectable()
export class HeldEvents {
  constructor(
    private readonly db: DataSource,
    private readonly settings: MessagingSettings,
  ) {}

  /** The queue of a key in order of arrival, after a position; empty when the key is not held. */
  async ofKey({ topic, key }: KeyScope, { after, limit }: { after: number; limit: number }): Promise<HeldEventRow[]> {
    const rows = await this.db.query<Row[]>(
      `SELECT e.position::text AS position, kafka_partition AS "partition", kafka_offset::text AS "offset", code, reason, params,
              headers, value
       FROM parked_event e
       WHERE consumer = $1 AND topic = $2 AND key = $3 AND e.position > $4
       ORDER BY e.position LIMIT $5`,
      [this.settings.service, topic, key, after, limit],
    );
    return rows.map(readable);
  }
}
