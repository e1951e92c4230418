import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, UseGuards } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.js';
import { bearerToken, credentialRefused, isSameToken } from './credential.js';

/** City IT, who registers producers and dashboards. Until people can sign in, a token of the environment stands for it. */
@Injectable()
export class Administrator {
  constructor(private readonly token: string | undefined) {}

  /** @throws Problem 401 for another token, 503 when this service was given none */
  require(request: FastifyRequest): void {
    const shown = bearerToken(request);
    if (this.token === undefined) throw new Problem(503, 'ADMINISTRATOR_TOKEN_UNSET');
    if (!isSameToken(shown, this.token)) throw credentialRefused();
  }
}

@Injectable()
class AdministratorGuard implements CanActivate {
  constructor(private readonly administrator: Administrator) {}

  canActivate(context: ExecutionContext): boolean {
    this.administrator.require(context.switchToHttp().getRequest<FastifyRequest>());
    return true;
  }
}

/** A door for city IT alone: `Authorization: Bearer <ADMINISTRATOR_TOKEN>`. */
export const ForAdministrators = (): ClassDecorator & MethodDecorator =>
  applyDecorators(UseGuards(AdministratorGuard), ApiBearerAuth());
