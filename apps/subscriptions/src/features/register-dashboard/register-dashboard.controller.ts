import { randomUUID } from 'node:crypto';
import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Transaction, UnitOfWork } from '#messaging';
import { ForAdministrators, NameField, notFound, OneAccountAtATime, Problem } from '#platform';
import { isSameScopes } from '../../domain/scopes.js';
import { addDashboard, type Dashboard, listedDashboard } from '../../persistence/dashboards.js';
import { ListedDashboardView } from '../../read-models/dashboards/dashboard-view.js';
import { CredentialView } from '../recognise-dashboard/credential-view.js';
import { DashboardAccounts } from '../recognise-dashboard/dashboard-accounts.js';
import { dashboardTold } from '../tell-services/dashboard-told.js';
import { ScopesBody, scopesOf } from './scopes-body.js';

class RegistrationBody extends ScopesBody {
  @NameField({ max: 100, description: 'A name of its own, in whatever case: registering it again changes nothing' })
  readonly name!: string;
}

class DashboardRegistered extends ListedDashboardView {
  @ApiProperty({
    type: CredentialView,
    nullable: true,
    description: 'Shown this once; null when the dashboard was registered before',
  })
  readonly credential!: CredentialView | null;
}

@ApiTags('dashboards')
@Controller('dashboards')
export class RegisterDashboardController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly accounts: DashboardAccounts,
  ) {}

  @Post()
  @ForAdministrators()
  @OneAccountAtATime()
  @ApiOperation({
    summary: 'Registers a dashboard and answers its credential, which is shown this once',
    description:
      'The same registration again answers 200 without a credential: issue another at /dashboards/{id}/credentials.',
  })
  @ApiCreatedResponse({ type: DashboardRegistered })
  @ApiOkResponse({ type: DashboardRegistered, description: 'It was registered before; nothing has changed' })
  async register(
    @Body() body: RegistrationBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DashboardRegistered> {
    const registered = await this.work.commit(async (tx) => {
      const value = await this.add(tx, body);
      return { value, events: value.credential ? await dashboardTold(tx, value.dashboardId) : [] };
    });
    void reply.status(registered.credential ? 201 : 200).header('cache-control', 'no-store');
    return registered;
  }

  private async add(tx: Transaction, body: RegistrationBody): Promise<DashboardRegistered> {
    const wished: Dashboard = {
      dashboardId: randomUUID(),
      // A letter with its mark is written in one piece or in two, and looks the same.
      name: body.name.trim().normalize(),
      contact: body.contact,
      ...(await scopesOf(tx, body)),
      revision: 1,
    };
    const { dashboard, isNew } = await addDashboard(tx, wished);
    if (!isNew && !isSame(dashboard, wished)) throw new Problem(409, 'NAME_TAKEN', { id: dashboard.dashboardId });
    const credential = isNew ? await this.accounts.issue(tx, dashboard) : null;
    const listed = (await listedDashboard(tx, dashboard.dashboardId)) ?? notFound('UNKNOWN_DASHBOARD');
    return { ...this.accounts.listed(listed), credential };
  }
}

const isSame = (known: Dashboard, wished: Dashboard): boolean =>
  known.contact === wished.contact && isSameScopes(known, wished);
