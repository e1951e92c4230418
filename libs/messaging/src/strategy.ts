import type { INestApplication } from '@nestjs/common';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { type HandlerExtras, type Handling, TELADAN_TRANSPORT } from './decorators.js';
import { Messaging } from './messaging.js';

/** Hands Nest's event handlers to the batch consumer; the stock Kafka server loses and blocks (README, Decisions). */
export class KafkaStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = TELADAN_TRANSPORT;

  constructor(private readonly messaging: Messaging) {
    super();
  }

  override addHandler(
    pattern: unknown,
    callback: MessageHandler,
    _isEvent = false,
    extras: Record<string, unknown> = {},
  ) {
    this.messaging.handlers.add(String(pattern), {
      ...(extras as unknown as HandlerExtras),
      run: callback as MessageHandler<unknown, Handling>,
    });
  }

  listen(callback: (error?: unknown) => void): void {
    this.messaging.start().then(() => callback(), callback);
  }

  /** Messaging ends in Nest's shutdown sequence, before the pool closes. */
  close(): void {}

  on(): never {
    throw new Error('the Kafka strategy has no client events');
  }

  unwrap<T>(): T {
    throw new Error('the Kafka client is not handed out: publish through UnitOfWork');
  }
}

/** Connects an application's event handlers to Kafka; `app.startAllMicroservices()` then starts them. */
export function connectMessaging(app: INestApplication): void {
  app.connectMicroservice({ strategy: new KafkaStrategy(app.get(Messaging)) }, { inheritAppConfig: false });
}
