import { ApiProperty } from '@nestjs/swagger';
import { WEBHOOK_STATES, type WebhookState } from '../../domain/retrying.js';
import type { WatchedWebhook } from '../../persistence/watched-webhooks.js';

class WatchedWebhookView implements WatchedWebhook {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly webhookId!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  readonly dashboardId!: string;

  @ApiProperty({ type: String, description: 'The name of its dashboard' })
  readonly dashboard!: string;

  @ApiProperty({ type: String, description: 'Whom to ask at its dashboard' })
  readonly contact!: string;

  @ApiProperty({ type: String, description: 'Of its address the host alone' })
  readonly host!: string;

  @ApiProperty({ type: String, enum: WEBHOOK_STATES })
  readonly state!: WebhookState;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly failingSince!: Date | null;

  @ApiProperty({ type: String, nullable: true })
  readonly lastFailure!: string | null;

  @ApiProperty({ type: Boolean, description: 'Without a valid credential of its dashboard it is sent nothing' })
  readonly hasCredential!: boolean;

  @ApiProperty({ type: String, isArray: true, description: 'Of its types those that its dashboard may no longer hear' })
  readonly outsideScopes!: readonly string[];
}

export class WatchedWebhookList {
  @ApiProperty({ type: WatchedWebhookView, isArray: true })
  readonly items!: readonly WatchedWebhookView[];

  @ApiProperty({ type: String, nullable: true, description: 'The `cursor` of the next page; null on the last one' })
  readonly next!: string | null;
}
