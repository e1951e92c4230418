import { setTimeout as delay } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Problem } from '#platform';
import { recognise } from '../recognise-producer/for-producers.js';
import { Allowance, BURST } from './allowance.js';
import { IngestSettings } from './ingest-settings.js';
import { modeOf } from './read-request.js';
import { REFUSAL_PACE, RefusedBodies } from './refused-bodies.js';
import { BYTES_AT_ONCE, Slots } from './slots.js';

export const INGEST_PATH = 'ingest/events';

/** The largest body in bytes: what a chunked one, which does not say how long it is, may come to. */
export const LARGEST_BODY = 4 * 1024 * 1024;

const KIB = 1024;

/**
 * The least that a refusal takes: a program that comes again at once, on many connections, would else have the processor answer
 * it without end. Who keeps to `Retry-After` does not notice.
 */
const REFUSAL_MS = 250;

/** From here on a body is read piece by piece, so that no other waits until it is there; below it the pieces would cost more. */
const LARGE = 1024 * KIB;

const lengthOf = ({ headers }: FastifyRequest): number => Number(headers['content-length'] ?? LARGEST_BODY);

/** A request alone takes as much of the processor as so many bytes of events. */
const REQUEST_COSTS = 8 * KIB;

/** @throws Problem 413. Fastify itself would cut the connection, and a gateway that still sends would call that a failure. */
const announced = (request: FastifyRequest): number => {
  const length = lengthOf(request);
  if (length > LARGEST_BODY) throw new Problem(413, 'BODY_TOO_LARGE', { limit: LARGEST_BODY });
  return length;
};

const isForHere = ({ routeOptions }: FastifyRequest): boolean => routeOptions.url === `/${INGEST_PATH}`;

/**
 * Stands before the body of a request is read: who shows no credential, or has too much under way already, costs no memory.
 * Nest's own guards come after the body.
 */
@Injectable()
export class IngestGate implements OnModuleInit {
  private readonly slots: Slots;
  private readonly allowance: Allowance;
  private readonly refused = new RefusedBodies(REFUSAL_PACE);

  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly db: DataSource,
    private readonly settings: IngestSettings,
  ) {
    this.slots = new Slots({ requests: settings.requestsPerProducer, ...BYTES_AT_ONCE });
    this.allowance = new Allowance({ bytesPerSecond: settings.bytesPerSecond, burst: BURST });
  }

  onModuleInit(): void {
    const instance = this.host.httpAdapter.getInstance();
    instance.addHook('onRequest', async (request, reply) => {
      if (!isForHere(request)) return;
      await this.admit(request, reply).catch(async (refusal: unknown) => {
        await Promise.all([delay(REFUSAL_MS), this.refused.read(request.raw)]);
        throw refusal;
      });
    });
    instance.addHook('preParsing', (request, _reply, body, done) => {
      const isLarge = isForHere(request) && lengthOf(request) > LARGE;
      done(null, isLarge ? Readable.from(body, { objectMode: false }) : body);
    });
  }

  private async admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { producerId, unitId } = await recognise(this.db, request);
    modeOf(request);
    const seconds = Math.ceil(this.allowance.secondsToWait(unitId, performance.now()));
    if (seconds > 0) throw tooMuch('TOO_FAST', { kib: this.settings.kibPerSecond }, seconds);
    const release = this.slots.take(producerId, announced(request));
    if (release === undefined) throw tooMuch('TOO_MANY_AT_ONCE', { most: this.settings.requestsPerProducer }, 1);
    const charge = this.bill(unitId, request);
    const end = () => {
      release();
      charge();
    };
    // Comes once however the request ends, also when the sender is gone in the middle of its body.
    if (reply.raw.closed) end();
    else reply.raw.once('close', end);
  }

  /** Charges what a request costs at once, but for a body of unknown length: that when it is over. */
  private bill(unitId: string, { headers, raw: { socket } }: FastifyRequest): () => void {
    const { 'content-length': length } = headers;
    const before = socket.bytesRead;
    this.allowance.charge(unitId, REQUEST_COSTS + Number(length ?? 0), performance.now());
    return () => {
      if (length === undefined) this.allowance.charge(unitId, socket.bytesRead - before, performance.now());
    };
  }
}

const tooMuch = (code: string, params: Record<string, number>, seconds: number): Problem =>
  new Problem(429, code, params, { headers: { 'retry-after': String(seconds) } });
