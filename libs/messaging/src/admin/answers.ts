import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import type { RuleParams } from '../failures.js';

const RULE_PARAMS: ApiPropertyOptions = {
  type: 'object',
  additionalProperties: {
    oneOf: [
      { type: 'string' },
      { type: 'number' },
      { type: 'object', properties: { id: { type: 'string' }, en: { type: 'string' } }, required: ['id', 'en'] },
    ],
  },
  nullable: true,
  description: 'What the text of `code` is filled with; words in each language',
};

const DISCARD_OUTCOMES = ['discarded', 'discarded-before', 'waits', 'unknown'] as const;

/** A key that does not flow, with what is known of the event at its head. */
export class ParkedKey {
  @ApiProperty({ type: String, example: 'target-setting.plan' })
  readonly topic!: string;

  @ApiProperty({ type: String })
  readonly key!: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'Since when the key is held' })
  readonly parkedAt!: string;

  @ApiProperty({ type: String, nullable: true, description: 'What the key waits for, as `type/id`; null when parked' })
  readonly awaits!: string | null;

  @ApiProperty({ type: Boolean, description: 'Waits for longer than 15 minutes: probably never sent' })
  readonly waitingTooLong!: boolean;

  @ApiProperty({ type: 'integer', description: 'Events held, the one at the head included' })
  readonly events!: number;

  @ApiProperty({ type: String, nullable: true })
  readonly code!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly reason!: string | null;

  @ApiProperty(RULE_PARAMS)
  readonly params!: RuleParams | null;

  @ApiProperty({ type: String, description: 'Of the event at the head: what it is discarded by' })
  readonly position!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Of the event at the head, as its sender wrote it' })
  readonly eventId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly eventType!: string | null;

  @ApiProperty({ type: String, description: 'Kafka offset of the event at the head' })
  readonly offset!: string;

  @ApiProperty({ type: 'integer' })
  readonly partition!: number;
}

/** How far a group is behind on one partition. */
export class GroupLag {
  @ApiProperty({ type: String, example: 'teladan.rewards' })
  readonly group!: string;

  @ApiProperty({ type: String })
  readonly topic!: string;

  @ApiProperty({ type: 'integer' })
  readonly partition!: number;

  @ApiProperty({ type: 'integer', description: 'Messages that the group has still to take' })
  readonly lag!: number;
}

/** What became of one key. */
export class ReplayedKey {
  @ApiProperty({ type: String })
  readonly topic!: string;

  @ApiProperty({ type: String })
  readonly key!: string;

  @ApiProperty({ type: Boolean, description: 'False when the key was not held: nothing was changed' })
  readonly wasHeld!: boolean;

  @ApiProperty({ type: 'integer', description: 'Events handled' })
  readonly handled!: number;

  @ApiProperty({ type: 'integer', description: 'Events still held, because the first of them failed again' })
  readonly left!: number;

  @ApiProperty({ type: String, nullable: true, description: 'Why the key is still held' })
  readonly code!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly reason!: string | null;

  @ApiProperty(RULE_PARAMS)
  readonly params!: RuleParams | null;

  @ApiProperty({ type: String, nullable: true, description: 'What the key waits for now, as `type/id`' })
  readonly awaits!: string | null;
}

export class ReplayAnswer {
  @ApiProperty({ type: ReplayedKey, isArray: true })
  readonly keys!: ReplayedKey[];

  @ApiProperty({ type: 'integer', description: 'Parked keys that this replay has still to look at' })
  readonly remaining!: number;

  @ApiProperty({ type: String, nullable: true, description: 'Send it as `after` to go on; null at the end' })
  readonly next!: string | null;
}

/** What became of an event that was to be discarded. */
export class DiscardAnswer {
  @ApiProperty({
    enum: DISCARD_OUTCOMES,
    description:
      'discarded-before: nothing was changed; waits: it is not what its key is parked for; unknown: no such event is held',
  })
  readonly outcome!: (typeof DISCARD_OUTCOMES)[number];

  @ApiProperty({ type: ReplayedKey, nullable: true, description: 'What became of the events that waited behind it' })
  readonly key!: ReplayedKey | null;
}
