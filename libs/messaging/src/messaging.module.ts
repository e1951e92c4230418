import { type DynamicModule, Global, Module } from '@nestjs/common';
import { KafkaAccounts, NoKafkaAccounts } from './accounts/kafka-accounts.js';
import { CommandAccounts } from './accounts/command-accounts.js';
import type { KafkaTools } from './accounts/config-command.js';
import { MessagingGauges } from './admin/messaging-gauges.js';
import { MessagingStatus } from './admin/messaging-status.js';
import { MessagingController } from './admin/messaging.controller.js';
import { TopicAdmin } from './kafka/topic-admin.js';
import { Intake } from './intake/intake.js';
import { Messaging } from './messaging.js';
import { MessagingSettings } from './messaging-settings.js';
import { UnitOfWork } from './outbox/unit-of-work.js';
import { Replay } from './parking/replay.js';
import { RelayWaker } from './relay/relay-waker.js';
import { Relay } from './relay/relay.js';
import { Subscriptions } from './subscriptions.js';

/** Needs a global DataSource whose database has the messaging migrations. */
@Global()
@Module({})
export class MessagingModule {
  /** @param tools Kafka's own commands, with which parties outside get accounts; without them none does */
  static forService(settings: MessagingSettings, tools?: KafkaTools): DynamicModule {
    return {
      module: MessagingModule,
      controllers: [MessagingController],
      providers: [
        { provide: MessagingSettings, useValue: settings },
        { provide: TopicAdmin, useFactory: () => new TopicAdmin(settings) },
        {
          provide: KafkaAccounts,
          useFactory: () => (tools ? new CommandAccounts(settings, tools) : new NoKafkaAccounts(settings)),
        },
        RelayWaker,
        Relay,
        Messaging,
        UnitOfWork,
        Intake,
        Subscriptions,
        Replay,
        MessagingStatus,
        MessagingGauges,
      ],
      exports: [UnitOfWork, Intake, Subscriptions, TopicAdmin, KafkaAccounts, MessagingStatus, Replay, Messaging],
    };
  }
}
