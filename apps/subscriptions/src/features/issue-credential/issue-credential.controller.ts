import { Controller, Header, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { UnitOfWork } from '#messaging';
import { accepted, ForAdministrators, issueCredential, notFound, UuidParam } from '#platform';
import { mayIssue } from '../../domain/credentials.js';
import { saveCredential, validCredentials } from '../../persistence/credentials.js';
import { lockDashboard } from '../../persistence/dashboards.js';
import { dashboardTold } from '../tell-services/dashboard-told.js';

interface Issued {
  readonly credentialId: string;
  /** Shown this once. */
  readonly token: string;
}

@ApiTags('dashboards')
@Controller('dashboards')
export class IssueCredentialController {
  constructor(private readonly work: UnitOfWork) {}

  @Post(':id/credentials')
  @ForAdministrators()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Issues a further credential, which is shown this once; at most two are valid at a time' })
  issue(@UuidParam('id') dashboardId: string): Promise<Issued> {
    return this.work.commit(async (tx) => {
      if (!(await lockDashboard(tx, dashboardId))) notFound('UNKNOWN_DASHBOARD');
      accepted(mayIssue(await validCredentials(tx, dashboardId)));
      const issued = issueCredential();
      await saveCredential(tx, dashboardId, issued, new Date());
      return { value: { credentialId: issued.id, token: issued.token }, events: await dashboardTold(tx, dashboardId) };
    });
  }
}
