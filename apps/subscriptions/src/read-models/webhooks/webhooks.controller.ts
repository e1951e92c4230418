import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { notFound, UuidParam } from '#platform';
import { type Caller, Calling, ForDashboards } from '../../features/recognise-dashboard/for-dashboards.js';
import { type ListedWebhook, webhookOf, webhooksOf } from '../../persistence/webhooks.js';

@ApiTags('webhooks')
@Controller('webhooks')
@ForDashboards()
export class WebhooksController {
  constructor(private readonly db: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'The dashboard’s webhooks: how far each has come, and whether its receiver answers' })
  async list(@Calling() { dashboard }: Caller): Promise<{ readonly items: readonly ListedWebhook[] }> {
    return { items: await webhooksOf(this.db.manager, dashboard.dashboardId) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One webhook' })
  async one(@UuidParam('id') webhookId: string, @Calling() { dashboard }: Caller): Promise<ListedWebhook> {
    return (await webhookOf(this.db.manager, dashboard.dashboardId, webhookId)) ?? notFound('UNKNOWN_WEBHOOK');
  }
}
