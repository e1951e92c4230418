import { Controller, Delete, HttpCode } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { UnitOfWork } from '#messaging';
import { CodeParam, ForAdministrators, notFound, OneAccountAtATime, UuidParam } from '#platform';
import { lockDashboard } from '../../persistence/dashboards.js';
import { DashboardAccounts } from '../recognise-dashboard/dashboard-accounts.js';
import { Streams } from '../stream-events/streams.js';
import { dashboardTold } from '../tell-services/dashboard-told.js';

@ApiTags('dashboards')
@Controller('dashboards')
export class RevokeCredentialController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly streams: Streams,
    private readonly accounts: DashboardAccounts,
  ) {}

  @Delete(':id/credentials/:credentialId')
  @HttpCode(204)
  @ForAdministrators()
  @OneAccountAtATime()
  @ApiOperation({
    summary: 'Revokes a credential at once: streams that began with it end; twice changes nothing',
    description: 'Reports, which another service answers, refuse it within about a second.',
  })
  async revoke(@UuidParam('id') dashboardId: string, @CodeParam('credentialId') credentialId: string): Promise<void> {
    const found = await this.work.commit(async (tx) => {
      await lockDashboard(tx, dashboardId);
      // Before Kafka is told, which takes seconds.
      this.streams.endOf((reader) => reader.dashboardId === dashboardId && reader.credentialId === credentialId);
      const value = await this.accounts.revoke(tx, dashboardId, credentialId);
      return { value, events: value ? await dashboardTold(tx, dashboardId) : [] };
    });
    if (!found) notFound('UNKNOWN_CREDENTIAL');
    await this.streams.recheck();
  }
}
