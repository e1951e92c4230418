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
import { credentialOf } from '../../persistence/credentials.js';
import type { Dashboard } from '../../persistence/dashboards.js';

/** Which dashboard calls, by the credential that it shows. */
export interface Caller {
  readonly credentialId: string;
  readonly dashboard: Dashboard;
}

const callers = new WeakMap<FastifyRequest, Caller>();

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

@Injectable()
class DashboardGuard implements CanActivate {
  constructor(private readonly db: DataSource) {}

  /** @throws Problem 401 without a credential that is valid now */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = requestOf(context);
    const shown = presentedCredential(request);
    const known = await credentialOf(this.db.manager, shown.id);
    if (!known || !shown.matches(known.hash)) throw credentialRefused();
    callers.set(request, { credentialId: shown.id, dashboard: known.dashboard });
    return true;
  }
}

/** A door for dashboards: `Authorization: Bearer <credential>`. Who calls is told by `@Calling() caller: Caller`. */
export const ForDashboards = (): ClassDecorator & MethodDecorator =>
  applyDecorators(UseGuards(DashboardGuard), ApiBearerAuth());

export const Calling = createParamDecorator((_: undefined, context: ExecutionContext): Caller => {
  const caller = callers.get(requestOf(context));
  if (!caller) throw new Error('the door is not for dashboards');
  return caller;
});
