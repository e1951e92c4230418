import { ApiProperty } from '@nestjs/swagger';
import type { Violation } from '#civil-service';
import { type Language, textOf } from '#platform';
import { messages } from '../../messages.js';

export const OUTCOMES = ['accepted', 'duplicate', 'rejected'] as const;
export type OutcomeKind = (typeof OUTCOMES)[number];

export class EventError {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'JSON pointer into the event',
    example: '/data/serviceCode',
  })
  readonly field!: string | null;

  @ApiProperty({ type: String, example: 'SERVICE_NOT_ALLOWED' })
  readonly code!: string;

  @ApiProperty({ type: String })
  readonly message!: string;
}

/** What became of one event. */
export class EventOutcome {
  @ApiProperty({ type: 'integer', description: 'Its place in the request, from 0' })
  readonly index!: number;

  @ApiProperty({ type: String, nullable: true, description: 'As it was sent; null when it has none' })
  readonly id!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly source!: string | null;

  @ApiProperty({ enum: OUTCOMES, description: 'accepted: Kafka has it. duplicate: it was accepted before' })
  readonly outcome!: OutcomeKind;

  @ApiProperty({
    type: EventError,
    isArray: true,
    required: false,
    description: 'Of a rejected event: all that is wrong',
  })
  readonly errors?: readonly EventError[];

  @ApiProperty({
    type: Boolean,
    required: false,
    description: 'Of a rejected event: kept under /ingest/rejected; false when it is too large or too many are kept',
  })
  readonly kept?: boolean;
}

export const spoken = (violations: readonly Violation[], language: Language): EventError[] =>
  violations.map(({ code, field, params }) => ({
    field: field ?? null,
    code,
    message: textOf(messages, code, language, params),
  }));
