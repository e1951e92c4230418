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
import { type Producer, producerByCredential } from '../../persistence/producers.js';

const speaking = new WeakMap<FastifyRequest, Producer>();

/**
 * Who shows the request's credential. Looked up at each request and remembered for that one alone, so that a credential is
 * worth nothing from the moment on in which it is revoked.
 * @throws Problem 401
 */
export async function recognise(db: DataSource, request: FastifyRequest): Promise<Producer> {
  const known = speaking.get(request);
  if (known !== undefined) return known;
  const shown = presentedCredential(request);
  const found = await producerByCredential(db, shown.id);
  if (found === undefined || !shown.matches(found.hash)) throw credentialRefused();
  const { hash: _hash, ...producer } = found;
  speaking.set(request, producer);
  return producer;
}

@Injectable()
class ProducerGuard implements CanActivate {
  constructor(private readonly db: DataSource) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    await recognise(this.db, context.switchToHttp().getRequest<FastifyRequest>());
    return true;
  }
}

/** A door for departments' programs alone: `Authorization: Bearer <its credential>`. */
export const ForProducers = (): ClassDecorator & MethodDecorator =>
  applyDecorators(UseGuards(ProducerGuard), ApiBearerAuth());

/** The producer whose credential is shown, behind `@ForProducers()`: `@SpeakingProducer() producer: Producer`. */
export const SpeakingProducer = createParamDecorator((_: undefined, context: ExecutionContext): Producer => {
  const producer = speaking.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (producer === undefined) throw new Error('a door that asks for the producer is not ForProducers');
  return producer;
});
