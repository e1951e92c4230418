import { asId, type EmployeeId } from '#civil-service';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { UUID } from '../fields/checks.js';
import { Problem } from '../problems/problem.js';

export const ACTING_EMPLOYEE = 'x-acting-employee';

interface ActingOptions {
  /** Undefined when nobody is named: for administrative doors, which record who acted when they are told. */
  readonly optional?: boolean;
}

const actingEmployee = ({ headers }: FastifyRequest, { optional = false }: ActingOptions): EmployeeId | undefined => {
  const named = headers[ACTING_EMPLOYEE];
  if (named === undefined && optional) return undefined;
  if (named === undefined) throw new Problem(401, 'ACTING_EMPLOYEE_REQUIRED');
  const id = String(named).toLowerCase();
  if (!UUID.test(id)) throw new Problem(401, 'ACTING_EMPLOYEE_INVALID');
  return asId<EmployeeId>(id);
};

const FromHeader = createParamDecorator((options: ActingOptions | undefined, context: ExecutionContext) =>
  actingEmployee(context.switchToHttp().getRequest<FastifyRequest>(), options ?? {}),
);

/**
 * The employee who acts: `@ActingEmployee() actor: EmployeeId`. Until sign-in exists he is named by a development header;
 * a missing or malformed one answers a 401 problem, and in production no door that asks for it is open.
 */
export const ActingEmployee =
  (options: ActingOptions = {}): ParameterDecorator =>
  (target, method, index) => {
    FromHeader(options)(target, method, index);
    if (method === undefined) return;
    const descriptor = Object.getOwnPropertyDescriptor(target, method);
    if (!descriptor) return;
    ApiHeader({
      name: 'X-Acting-Employee',
      required: !options.optional,
      description: 'UUID of the employee who acts (development only, until sign-in exists)',
      schema: { type: 'string', format: 'uuid' },
    })(target, method, descriptor);
  };
