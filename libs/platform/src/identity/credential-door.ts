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
import { credentialRefused, presentedCredential } from './credential.js';
import { Gathered } from './gathered.js';

/** Whom a credential that is valid now stands for, and the hash to hold it against. */
export interface KeptCredential<T> {
  readonly hash: Buffer;
  readonly holder: T;
}

type Kept<T> = ReadonlyMap<string, KeptCredential<T>>;

/** Of these credentials those that are valid. */
type Find<T> = (db: DataSource, credentialIds: readonly string[]) => Promise<Kept<T>>;

export interface CredentialDoor<T> {
  /** On a controller or method: a door for holders alone, `Authorization: Bearer <credential>`. */
  readonly ForHolders: () => ClassDecorator & MethodDecorator;
  /** A parameter behind it: who shows the credential. */
  readonly Holder: () => ParameterDecorator;
  /** @throws Problem 401 */
  readonly recognise: (db: DataSource, request: FastifyRequest) => Promise<T>;
}

/**
 * Doors for holders of a kind of credential. It is looked up at each request and remembered for that one alone, so that a
 * credential is worth nothing from the moment on in which it is revoked.
 */
export function credentialDoor<T>(find: Find<T>): CredentialDoor<T> {
  const holders = new WeakMap<FastifyRequest, { readonly holder: T }>();
  const lookUps = new WeakMap<DataSource, Gathered<KeptCredential<T>>>();
  const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>();

  const lookUpIn = (db: DataSource): Gathered<KeptCredential<T>> => {
    const known = lookUps.get(db);
    if (known !== undefined) return known;
    const made = new Gathered((credentialIds) => find(db, credentialIds));
    lookUps.set(db, made);
    return made;
  };

  const recognise = async (db: DataSource, request: FastifyRequest): Promise<T> => {
    const known = holders.get(request);
    if (known !== undefined) return known.holder;
    const shown = presentedCredential(request);
    const found = await lookUpIn(db).ask(shown.id);
    if (found === undefined || !shown.matches(found.hash)) throw credentialRefused();
    holders.set(request, found);
    return found.holder;
  };

  @Injectable()
  class HolderGuard implements CanActivate {
    constructor(private readonly db: DataSource) {}

    async canActivate(context: ExecutionContext): Promise<boolean> {
      await recognise(this.db, requestOf(context));
      return true;
    }
  }

  return {
    ForHolders: () => applyDecorators(UseGuards(HolderGuard), ApiBearerAuth()),
    Holder: createParamDecorator((_: undefined, context: ExecutionContext): T => {
      const known = holders.get(requestOf(context));
      if (known === undefined) throw new Error('a door that asks who holds the credential is not for holders alone');
      return known.holder;
    }),
    recognise,
  };
}
