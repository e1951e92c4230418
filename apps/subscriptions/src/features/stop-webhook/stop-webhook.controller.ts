import { Controller, Delete, HttpCode } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { UnitOfWork } from '#messaging';
import { ForAdministrators, UuidParam } from '#platform';
import { stopWebhook } from '../../persistence/watched-webhooks.js';

@ApiTags('dashboards')
@Controller('dashboards/webhooks')
export class StopWebhookController {
  constructor(private readonly work: UnitOfWork) {}

  @Delete(':id')
  @HttpCode(204)
  @ForAdministrators()
  @ApiOperation({
    summary: 'Removes a webhook of any dashboard; twice changes nothing',
    description:
      'What is under way may still arrive, nothing after it. The dashboard may register it again while it has a credential.',
  })
  async stop(@UuidParam('id') webhookId: string): Promise<void> {
    await this.work.commit(async (tx) => ({ value: await stopWebhook(tx, webhookId), events: [] }));
  }
}
