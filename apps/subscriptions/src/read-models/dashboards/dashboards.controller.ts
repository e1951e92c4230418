import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { ForAdministrators, notFound, Page, type Paged, pageOf, UuidParam } from '#platform';
import { type Caller, Calling, ForDashboards } from '../../features/recognise-dashboard/for-dashboards.js';
import {
  type Dashboard,
  listedDashboard,
  type ListedDashboard,
  pageOfDashboards,
} from '../../persistence/dashboards.js';

@ApiTags('dashboards')
@Controller('dashboards')
export class DashboardsController {
  constructor(private readonly db: DataSource) {}

  @Get()
  @ForAdministrators()
  @ApiOperation({ summary: 'The registered dashboards with their scopes, by name' })
  async page(@Query() page: Page): Promise<Paged<ListedDashboard>> {
    const [after] = page.after('text') ?? [];
    const rows = await pageOfDashboards(this.db.manager, after, page.limit + 1);
    return pageOf(rows, page, ({ name }) => [name]);
  }

  @Get('me')
  @ForDashboards()
  @ApiOperation({ summary: 'The dashboard whose credential is shown, with its scopes' })
  me(@Calling() { dashboard }: Caller): Dashboard {
    return dashboard;
  }

  @Get(':id')
  @ForAdministrators()
  @ApiOperation({ summary: 'One dashboard with its scopes and valid credentials' })
  async one(@UuidParam('id') dashboardId: string): Promise<ListedDashboard> {
    return (await listedDashboard(this.db.manager, dashboardId)) ?? notFound('UNKNOWN_DASHBOARD');
  }
}
