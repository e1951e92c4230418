import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { notFound, UuidParam } from '#platform';
import { type Caller, Calling, ForDashboards } from '../../features/recognise-dashboard/for-dashboards.js';
import { webhookOf, webhooksOf } from '../../persistence/webhooks.js';
import { WebhookList, WebhookView } from './webhook-view.js';

@ApiTags('webhooks')
@Controller('webhooks')
@ForDashboards()
export class WebhooksController {
  constructor(private readonly db: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'The dashboard’s webhooks: how far each has come, and whether its receiver answers' })
  @ApiOkResponse({ type: WebhookList })
  async list(@Calling() { dashboard }: Caller): Promise<WebhookList> {
    return { items: await webhooksOf(this.db.manager, dashboard.dashboardId) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One webhook' })
  @ApiOkResponse({ type: WebhookView })
  async one(@UuidParam('id') webhookId: string, @Calling() { dashboard }: Caller): Promise<WebhookView> {
    return (await webhookOf(this.db.manager, dashboard.dashboardId, webhookId)) ?? notFound('UNKNOWN_WEBHOOK');
  }
}
