import { type DynamicModule, Global, Module } from '@nestjs/common';
import { KafkaAccounts, NoKafkaAccounts } from './accounts/kafka-accounts.js';
import { CommandAccounts } from './accounts/command-accounts.js';
import type { KafkaTools } from './accounts/config-command.js';
import { StrimziAccounts, type StrimziCluster } from './accounts/strimzi/strimzi-accounts.js';
import { MessagingGauges } from './admin/messaging-gauges.js';
import { DiscardedEvents } from './admin/discarded-events.js';
import { HeldEvents } from './admin/held-events.js';
import { MessagingStatus } from './admin/messaging-status.js';
import { MessagingController } from './admin/messaging.controller.js';
import { TopicAdmin } from './kafka/topic-admin.js';
import { Intake } from './intake/intake.js';
import { Messaging } from './messaging.js';
import { MessagingSettings } from './messaging-settings.js';
import { UnitOfWork } from './outbox/unit-of-work.js';
import { Discard } from './parking/discard.js';
import { Replay } from './parking/replay.js';
import { RelayWaker } from './relay/relay-waker.js';
import { Relay } from './relay/relay.js';
import { Subscriptions } from './subscriptions.js';

/** How parties outside get accounts in Kafka; by neither way none does. */
export interface AccountWays {
  /** Kafka's own commands. */
  readonly kafkaTools?: KafkaTools | undefined;
  readonly strimzi?: StrimziCluster | undefined;
}

const accountsOf = (settings: MessagingSettings, { kafkaTools, strimzi }: AccountWays): KafkaAccounts => {
  if (strimzi) return new StrimziAccounts(settings, strimzi);
  return kafkaTools ? new CommandAccounts(settings, kafkaTools) : new NoKafkaAccounts(settings);
};

/** Needs a global DataSource whose database has the messaging migrations. */
@Global()
@Module({})
export class MessagingModule {
  static forService(settings: MessagingSettings, ways: AccountWays = {}): DynamicModule {
    return {
      module: MessagingModule,
      controllers: [MessagingController],
      providers: [
        { provide: MessagingSettings, useValue: settings },
        { provide: TopicAdmin, useFactory: () => new TopicAdmin(settings) },
        { provide: KafkaAccounts, useFactory: () => accountsOf(settings, ways) },
        RelayWaker,
        Relay,
        Messaging,
        UnitOfWork,
        Intake,
        Subscriptions,
        Replay,
        Discard,
        MessagingStatus,
        HeldEvents,
        DiscardedEvents,
        MessagingGauges,
      ],
      exports: [
        UnitOfWork,
        Intake,
        Subscriptions,
        TopicAdmin,
        KafkaAccounts,
        MessagingStatus,
        HeldEvents,
        DiscardedEvents,
        Replay,
        Discard,
        Messaging,
      ],
    };
  }
}
