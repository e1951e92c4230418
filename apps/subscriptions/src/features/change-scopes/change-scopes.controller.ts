import { Body, Controller, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Transaction, UnitOfWork } from '#messaging';
import { ForAdministrators, notFound, OneAccountAtATime, UuidParam } from '#platform';
import { isSameScopes } from '../../domain/scopes.js';
import { type Dashboard, listedDashboard, lockDashboard, saveDashboard } from '../../persistence/dashboards.js';
import { ListedDashboardView } from '../../read-models/dashboards/dashboard-view.js';
import { DashboardAccounts } from '../recognise-dashboard/dashboard-accounts.js';
import { ScopesBody, scopesOf } from '../register-dashboard/scopes-body.js';
import { Streams } from '../stream-events/streams.js';
import { dashboardTold } from '../tell-services/dashboard-told.js';

const CHANGE_TOLD = `Event types, units and personalData that are left out stay as they were; an empty list of units is every unit.

With other scopes streams end, webhooks go on under the new ones, and reports follow within about a second. In Kafka the
accounts of the dashboard’s credentials may from now on read \`kafkaTopics\` and nothing else: none without personal data, in
some units alone, or with a part of a topic’s types. Who is connected is cut off, too; only what a consumer waits for as its
rights go may still be answered once (for the time of its \`fetch.max.wait.ms\`). The accounts stay, and may read again when the
scopes allow it; a credential with \`hasAccount\` false gets none afterwards: issue another.

503 with \`EVENTS_UNAVAILABLE\` says that Kafka could not be told: the scopes are what they were, so try again.`;

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
    summary: 'Sets a dashboard’s contact and scopes; what was open under other scopes ends at once',
    description: CHANGE_TOLD,
  })
  @ApiOkResponse({ type: ListedDashboardView })
  async change(@UuidParam('id') dashboardId: string, @Body() body: ScopesBody): Promise<ListedDashboardView> {
    const changed = await this.work.commit(async (tx) => {
      const known = (await lockDashboard(tx, dashboardId)) ?? notFound('UNKNOWN_DASHBOARD');
      const scopes = await scopesOf(tx, body, known);
      const revision = isSameScopes(known, scopes) ? known.revision : known.revision + 1;
      await saveDashboard(tx, { ...known, ...scopes, contact: body.contact, revision });
      if (revision !== known.revision) await this.takeEffect(tx, { ...known, ...scopes });
      const listed = (await listedDashboard(tx, dashboardId)) ?? notFound('UNKNOWN_DASHBOARD');
      return { value: this.accounts.listed(listed), events: await dashboardTold(tx, dashboardId) };
    });
    await this.streams.recheck();
    return changed;
  }

  /** At streams first: to tell Kafka can take seconds. */
  private async takeEffect(tx: Transaction, dashboard: Dashboard): Promise<void> {
    this.streams.endOf(({ dashboardId }) => dashboardId === dashboard.dashboardId);
    await this.accounts.change(tx, dashboard);
  }
}
