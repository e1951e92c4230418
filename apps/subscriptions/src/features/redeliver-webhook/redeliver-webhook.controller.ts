import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { UnitOfWork } from '#messaging';
import { notFound, Problem, UuidParam, WholeField } from '#platform';
import { headOfFeed } from '../../persistence/feed.js';
import { restartWebhook, webhookOf } from '../../persistence/webhooks.js';
import { WebhookView } from '../../read-models/webhooks/webhook-view.js';
import { type Caller, Calling, ForDashboards } from '../recognise-dashboard/for-dashboards.js';

class RedeliveryBody {
  @WholeField({
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
    description:
      'Begins behind this position, the number in `webhook-id`; behind the last event that was taken when left out',
  })
  readonly after?: number;
}

@ApiTags('webhooks')
@Controller('webhooks')
export class RedeliverWebhookController {
  constructor(private readonly work: UnitOfWork) {}

  @Post(':id/redeliver')
  @HttpCode(200)
  @ForDashboards()
  @ApiOperation({ summary: 'Sets a webhook going again, from where it stopped or from an earlier or later position' })
  @ApiOkResponse({ type: WebhookView })
  redeliver(
    @UuidParam('id') webhookId: string,
    @Body() { after }: RedeliveryBody,
    @Calling() { dashboard: { dashboardId } }: Caller,
  ): Promise<WebhookView> {
    return this.work.commit(async (tx) => {
      const webhook = (await webhookOf(tx, dashboardId, webhookId)) ?? notFound('UNKNOWN_WEBHOOK');
      if (after !== undefined && after > (await headOfFeed(tx))) {
        throw new Problem(400, 'INVALID_POSITION', {}, { errors: [{ code: 'INVALID_POSITION', field: '/after' }] });
      }
      await restartWebhook(tx, webhookId, after ?? webhook.position, new Date());
      return { value: (await webhookOf(tx, dashboardId, webhookId)) ?? notFound('UNKNOWN_WEBHOOK'), events: [] };
    });
  }
}
