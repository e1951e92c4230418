import { Controller, Delete, HttpCode } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { UnitOfWork } from '#messaging';
import { UuidParam } from '#platform';
import { removeWebhook } from '../../persistence/webhooks.js';
import { type Caller, Calling, ForDashboards } from '../recognise-dashboard/for-dashboards.js';

@ApiTags('webhooks')
@Controller('webhooks')
export class RemoveWebhookController {
  constructor(private readonly work: UnitOfWork) {}

  @Delete(':id')
  @HttpCode(204)
  @ForDashboards()
  @ApiOperation({
    summary: 'Removes a webhook: what is under way may still arrive, nothing after it; twice changes nothing',
  })
  async remove(@UuidParam('id') webhookId: string, @Calling() { dashboard: { dashboardId } }: Caller): Promise<void> {
    await this.work.commit(async (tx) => ({ value: await removeWebhook(tx, dashboardId, webhookId), events: [] }));
  }
}
