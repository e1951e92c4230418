import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { ForAdministrators, notFound, Page, pageOf, UuidParam } from '#platform';
import { DashboardAccounts } from '../../features/recognise-dashboard/dashboard-accounts.js';
import { type Caller, Calling, ForDashboards } from '../../features/recognise-dashboard/for-dashboards.js';
import { listedDashboard, pageOfDashboards } from '../../persistence/dashboards.js';
import { DashboardList, DashboardView, ListedDashboardView } from './dashboard-view.js';

@ApiTags('dashboards')
@Controller('dashboards')
export class DashboardsController {
  constructor(
    private readonly db: DataSource,
    private readonly accounts: DashboardAccounts,
  ) {}

  @Get()
  @ForAdministrators()
  @ApiOperation({ summary: 'The registered dashboards with their scopes, by name' })
  @ApiOkResponse({ type: DashboardList })
  async page(@Query() page: Page): Promise<DashboardList> {
    const [after] = page.after('text') ?? [];
    const rows = await pageOfDashboards(this.db.manager, after, page.limit + 1);
    const { items, next } = pageOf(rows, page, ({ name }) => [name]);
    return { items: items.map((dashboard) => this.accounts.listed(dashboard)), next };
  }

  @Get('me')
  @ForDashboards()
  @ApiOperation({ summary: 'The dashboard whose credential is shown, with its scopes' })
  @ApiOkResponse({ type: DashboardView })
  me(@Calling() { dashboard }: Caller): DashboardView {
    return dashboard;
  }

  @Get(':id')
  @ForAdministrators()
  @ApiOperation({ summary: 'One dashboard with its scopes and valid credentials' })
  @ApiOkResponse({ type: ListedDashboardView })
  async one(@UuidParam('id') dashboardId: string): Promise<ListedDashboardView> {
    return this.accounts.listed((await listedDashboard(this.db.manager, dashboardId)) ?? notFound('UNKNOWN_DASHBOARD'));
  }
}
