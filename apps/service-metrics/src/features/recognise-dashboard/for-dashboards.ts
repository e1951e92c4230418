import {
  applyDecorators,
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  UseGuards,
} from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { credentialRefused, presentedCredential } from '#platform';
import { type Dashboard, dashboardByCredential } from '../../persistence/dashboards.js';

const reading = new WeakMap<FastifyRequest, Dashboard>();

@Injectable()
class DashboardGuard implements CanActivate {
  constructor(private readonly db: DataSource) {}

  /** @throws Problem 401 without a credential that is valid, as far as this service has been told */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const shown = presentedCredential(request);
    const found = await dashboardByCredential(this.db.manager, shown.id);
    if (found === undefined || !shown.matches(found.hash)) throw credentialRefused();
    const { hash: _hash, ...dashboard } = found;
    reading.set(request, dashboard);
    return true;
  }
}

/** A door for dashboards alone: `Authorization: Bearer <its credential>`. */
export const ForDashboards = (): ClassDecorator & MethodDecorator =>
  applyDecorators(UseGuards(DashboardGuard), ApiBearerAuth());

/** Whose credential is shown, behind `@ForDashboards()`: `@ReadingDashboard() dashboard: Dashboard`. */
export const ReadingDashboard = createParamDecorator((_: undefined, context: ExecutionContext): Dashboard => {
  const dashboard = reading.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (dashboard === undefined) throw new Error('a door that asks for the dashboard is not ForDashboards');
  return dashboard;
});
