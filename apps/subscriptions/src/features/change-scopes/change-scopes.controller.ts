import { Body, Controller, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { UnitOfWork } from '#messaging';
import { ForAdministrators, notFound, OneAccountAtATime, UuidParam } from '#platform';
import { isSameScopes } from '../../domain/scopes.js';
import { listedDashboard, lockDashboard, saveDashboard } from '../../persistence/dashboards.js';
import { ListedDashboardView } from '../../read-models/dashboards/dashboard-view.js';
import { DashboardAccounts } from '../recognise-dashboard/dashboard-accounts.js';
import { ScopesBody, scopesOf } from '../register-dashboard/scopes-body.js';
import { Streams } from '../stream-events/streams.js';
import { dashboardTold } from '../tell-services/dashboard-told.js';

@ApiTags('dashboards')
@Controller('dashboards')
export class ChangeScopesController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly streams: Streams,
    private readonly accounts: DashboardAccounts,
  ) {}

  @Put(':id')
  @ForAdministrators()
  @OneAccountAtATime()
  @ApiOperation({
    summary: 'Sets a dashboard’s contact and scopes; streams under other scopes end',
    description:
      'Event types, units and personalData that are left out stay as they were; an empty list of units is every unit.',
  })
  @ApiOkResponse({ type: ListedDashboardView })
  async change(@UuidParam('id') dashboardId: string, @Body() body: ScopesBody): Promise<ListedDashboardView> {
    const changed = await this.work.commit(async (tx) => {
      const known = (await lockDashboard(tx, dashboardId)) ?? notFound('UNKNOWN_DASHBOARD');
      const scopes = await scopesOf(tx, body, known);
      const revision = isSameScopes(known, scopes) ? known.revision : known.revision + 1;
      await saveDashboard(tx, { ...known, ...scopes, contact: body.contact, revision });
      if (revision !== known.revision) await this.accounts.change(tx, { ...known, ...scopes });
      const value = (await listedDashboard(tx, dashboardId)) ?? notFound('UNKNOWN_DASHBOARD');
      return { value, events: await dashboardTold(tx, dashboardId) };
    });
    await this.streams.recheck();
    return changed;
  }
}
