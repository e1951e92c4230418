import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { type MicroserviceOptions, Transport } from '@nestjs/microservices';
import { STOCK } from './stock-settings.js';
import { StockModule } from './stock.module.js';

/**
 * The stock way, as Nest's documentation sets it up: Transport.KAFKA, a handler for each message, offsets committed by the
 * client. What it writes is what service-metrics writes of an event; it publishes nothing, which is in its favour.
 */
const main = async (): Promise<void> => {
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(StockModule, {
    logger: ['error', 'warn'],
    transport: Transport.KAFKA,
    options: {
      client: {
        clientId: 'stock',
        brokers: STOCK.brokers,
        ...(STOCK.account && { sasl: { mechanism: 'scram-sha-512', ...STOCK.account } }),
      },
      consumer: { groupId: STOCK.group, allowAutoTopicCreation: false },
      subscribe: { fromBeginning: true },
      run: { partitionsConsumedConcurrently: STOCK.partitionsAtOnce },
      // The value stays bytes, so that both sides decode it with the same function.
      parser: { keepBinary: true },
      postfixId: '',
    },
  });
  await app.listen();
  const end = () => void app.close().then(() => process.exit());
  process.once('SIGTERM', end);
  process.once('disconnect', end);
};

await main();
