import { ApiProperty } from '@nestjs/swagger';
import { WEBHOOK_STATES, type WebhookState } from '../../domain/retrying.js';
import type { ListedWebhook } from '../../persistence/webhooks.js';

export class WebhookView implements ListedWebhook {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly webhookId!: string;

  @ApiProperty({ type: String, format: 'uri' })
  readonly url!: string;

  @ApiProperty({ type: String, isArray: true })
  readonly eventTypes!: readonly string[];

  @ApiProperty({ type: 'integer', description: 'Everything up to here has been taken, or is not for this webhook' })
  readonly position!: number;

  @ApiProperty({ type: String, enum: WEBHOOK_STATES, description: 'A paused one is sent nothing until redelivered' })
  readonly state!: WebhookState;

  @ApiProperty({ type: 'integer', description: 'Failed attempts at what comes next' })
  readonly attempts!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly failingSince!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null while it is paused' })
  readonly nextAttemptAt!: Date | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'Why the last attempt failed: `HTTP 500`, `TIMEOUT`, `ECONNREFUSED`, `TARGET_PRIVATE`…; null when it did not',
  })
  readonly lastFailure!: string | null;
}

export class WebhookList {
  @ApiProperty({ type: WebhookView, isArray: true })
  readonly items!: readonly WebhookView[];
}
