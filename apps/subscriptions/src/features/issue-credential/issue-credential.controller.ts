import { Controller, Header, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { UnitOfWork } from '#messaging';
import { accepted, ForAdministrators, notFound, OneAccountAtATime, UuidParam } from '#platform';
import { mayIssue } from '../../domain/credentials.js';
import { credentialsOf } from '../../persistence/credentials.js';
import { lockDashboard } from '../../persistence/dashboards.js';
import { CredentialView } from '../recognise-dashboard/credential-view.js';
import { DashboardAccounts } from '../recognise-dashboard/dashboard-accounts.js';
import { dashboardTold } from '../tell-services/dashboard-told.js';

@ApiTags('dashboards')
@Controller('dashboards')
export class IssueCredentialController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly accounts: DashboardAccounts,
  ) {}

  @Post(':id/credentials')
  @ForAdministrators()
  @OneAccountAtATime()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Issues a further credential, which is shown this once; at most two are valid at a time' })
  @ApiCreatedResponse({ type: CredentialView })
  issue(@UuidParam('id') dashboardId: string): Promise<CredentialView> {
    return this.work.commit(async (tx) => {
      const dashboard = (await lockDashboard(tx, dashboardId)) ?? notFound('UNKNOWN_DASHBOARD');
      const valid = await credentialsOf(tx, dashboardId);
      accepted(mayIssue(valid));
      const value = await this.accounts.issue(tx, dashboard);
      return { value, events: await dashboardTold(tx, dashboardId) };
    });
  }
}
