import { Controller, Delete, HttpCode } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { UnitOfWork } from '#messaging';
import { ForAdministrators, notFound, OneAccountAtATime, UuidParam } from '#platform';
import { removeDashboard } from '../../persistence/dashboards.js';
import { DashboardAccounts } from '../recognise-dashboard/dashboard-accounts.js';
import { Streams } from '../stream-events/streams.js';
import { dashboardGone } from '../tell-services/dashboard-told.js';

@ApiTags('dashboards')
@Controller('dashboards')
export class RemoveDashboardController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly streams: Streams,
    private readonly accounts: DashboardAccounts,
  ) {}

  @Delete(':id')
  @HttpCode(204)
  @ForAdministrators()
  @OneAccountAtATime()
  @ApiOperation({ summary: 'Removes a dashboard with its credentials; its streams end' })
  async remove(@UuidParam('id') dashboardId: string): Promise<void> {
    const found = await this.work.commit(async (tx) => {
      // Before Kafka is told, which takes seconds.
      this.streams.endOf((reader) => reader.dashboardId === dashboardId);
      await this.accounts.closeAll(tx, dashboardId);
      const sequence = await removeDashboard(tx, dashboardId);
      return sequence === undefined
        ? { value: false, events: [] }
        : { value: true, events: [dashboardGone(dashboardId, sequence)] };
    });
    if (!found) notFound('UNKNOWN_DASHBOARD');
    await this.streams.recheck();
  }
}
