import { type DynamicModule, Global, Module } from '@nestjs/common';
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
  static forService(settings: MessagingSettings): DynamicModule {
    return {
      module: MessagingModule,
      controllers: [MessagingController],
      providers: [
        { provide: MessagingSettings, useValue: settings },
        { provide: TopicAdmin, useFactory: () => new TopicAdmin(settings) },
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
      exports: [UnitOfWork, Intake, Subscriptions, TopicAdmin, MessagingStatus, Messaging],
    };
  }
}
