import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { ChoiceField, ForAdministrators, Page, pageOf } from '#platform';
import { WEBHOOK_STATES, type WebhookState } from '../../domain/retrying.js';
import { pageOfWatched } from '../../persistence/watched-webhooks.js';
import { WatchedWebhookList } from './watched-webhook-view.js';

class WatchedQuery extends Page {
  @ChoiceField(WEBHOOK_STATES, { optional: true })
  readonly state?: WebhookState;
}

@ApiTags('dashboards')
@Controller('dashboards/webhooks')
export class WatchedWebhooksController {
  constructor(private readonly db: DataSource) {}

  @Get()
  @ForAdministrators()
  @ApiOperation({
    summary: 'The webhooks of all dashboards: which receivers do not answer, and since when',
    description:
      'A failing one is tried again by itself; a paused one waits until its dashboard has it redelivered. Without a valid credential of its dashboard (`hasCredential`) a webhook is sent nothing, nor ever what is `outsideScopes`.',
  })
  @ApiOkResponse({ type: WatchedWebhookList })
  async page(@Query() query: WatchedQuery): Promise<WatchedWebhookList> {
    const [dashboard, webhookId] = query.after('text', 'uuid') ?? [];
    const after = dashboard === undefined || webhookId === undefined ? undefined : { dashboard, webhookId };
    const rows = await pageOfWatched(this.db.manager, query.state, after, query.limit + 1);
    return pageOf(rows, query, (row) => [row.dashboard, row.webhookId]);
  }
}
