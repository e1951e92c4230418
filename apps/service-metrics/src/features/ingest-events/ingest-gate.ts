import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Problem } from '#platform';
import { recognise } from '../recognise-producer/for-producers.js';
import { IngestSettings } from './ingest-settings.js';
import { modeOf } from './read-request.js';
import { BYTES_AT_ONCE, Slots } from './slots.js';

export const INGEST_PATH = 'ingest/events';

/** The largest body in bytes: what a chunked one, which does not say how long it is, may come to. */
export const LARGEST_BODY = 4 * 1024 * 1024;

/**
 * How long a refusal takes: a program that comes again at once, on many connections, would else have the processor answer it
 * without end. Who keeps to `Retry-After` does not notice, and meanwhile nothing of the body is read.
 */
const REFUSAL_MS = 250;

/** @throws Problem 413. Fastify itself would cut the connection, and a gateway that still sends would call that a failure. */
const announced = ({ headers }: FastifyRequest): number => {
  const length = Number(headers['content-length'] ?? LARGEST_BODY);
  if (length > LARGEST_BODY) throw new Problem(413, 'BODY_TOO_LARGE', { limit: LARGEST_BODY });
  return length;
};

/**
 * Stands before the body of a request is read: who shows no credential, or has too much under way already, costs no memory.
 * Nest's own guards come after the body.
 */
@Injectable()
export class IngestGate implements OnModuleInit {
  private readonly slots: Slots;

  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly db: DataSource,
    private readonly settings: IngestSettings,
  ) {
    this.slots = new Slots({ requests: settings.requestsPerProducer, ...BYTES_AT_ONCE });
  }

  onModuleInit(): void {
    this.host.httpAdapter.getInstance().addHook('onRequest', async (request, reply) => {
      if (request.routeOptions.url !== `/${INGEST_PATH}`) return;
      await this.admit(request, reply).catch(async (refusal: unknown) => {
        await delay(REFUSAL_MS);
        throw refusal;
      });
    });
  }

  private async admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { producerId } = await recognise(this.db, request);
    modeOf(request);
    const release = this.slots.take(producerId, announced(request));
    if (release === undefined) {
      const most = this.settings.requestsPerProducer;
      throw new Problem(429, 'TOO_MANY_AT_ONCE', { most }, { headers: { 'retry-after': '1' } });
    }
    // Comes once however the request ends, also when the sender is gone in the middle of its body.
    if (reply.raw.closed) release();
    else reply.raw.once('close', release);
  }
}
