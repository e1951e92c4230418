import { type DynamicModule, Module } from '@nestjs/common';
import { ChangeScopesController } from './features/change-scopes/change-scopes.controller.js';
import { IssueCredentialController } from './features/issue-credential/issue-credential.controller.js';
import { OnEmployeeRecorded } from './features/on-employee-recorded/on-employee-recorded.js';
import { OnPublishedEvents } from './features/on-published-events/on-published-events.js';
import { OnUnitRecorded } from './features/on-unit-recorded/on-unit-recorded.js';
import { RegisterDashboardController } from './features/register-dashboard/register-dashboard.controller.js';
import { RemoveDashboardController } from './features/remove-dashboard/remove-dashboard.controller.js';
import { RevokeCredentialController } from './features/revoke-credential/revoke-credential.controller.js';
import { WebhookGauge } from './features/deliver-webhooks/webhook-gauge.js';
import { WebhookLanes } from './features/deliver-webhooks/webhook-lanes.js';
import { WebhookRound } from './features/deliver-webhooks/webhook-round.js';
import { DashboardAccounts } from './features/recognise-dashboard/dashboard-accounts.js';
import { RedeliverWebhookController } from './features/redeliver-webhook/redeliver-webhook.controller.js';
import { RegisterWebhookController } from './features/register-webhook/register-webhook.controller.js';
import { RemoveWebhookController } from './features/remove-webhook/remove-webhook.controller.js';
import { RotateSecretController } from './features/rotate-secret/rotate-secret.controller.js';
import { StopWebhookController } from './features/stop-webhook/stop-webhook.controller.js';
import { FeedBell } from './features/stream-events/feed-bell.js';
import { FeedTail } from './features/stream-events/feed-tail.js';
import { StreamEventsController } from './features/stream-events/stream-events.controller.js';
import { Streams } from './features/stream-events/streams.js';
import { TellServices } from './features/tell-services/tell-services.js';
import { DashboardsController } from './read-models/dashboards/dashboards.controller.js';
import { WatchedWebhooksController } from './read-models/watched-webhooks/watched-webhooks.controller.js';
import { WebhooksController } from './read-models/webhooks/webhooks.controller.js';
import { StreamSettings, WebhookSettings } from './settings.js';

@Module({})
export class SubscriptionsModule {
  static with(streams: StreamSettings, webhooks: WebhookSettings): DynamicModule {
    return {
      module: SubscriptionsModule,
      controllers: [
        OnPublishedEvents,
        OnEmployeeRecorded,
        OnUnitRecorded,
        RegisterDashboardController,
        ChangeScopesController,
        IssueCredentialController,
        RevokeCredentialController,
        RemoveDashboardController,
        WatchedWebhooksController,
        StopWebhookController,
        DashboardsController,
        StreamEventsController,
        RegisterWebhookController,
        RedeliverWebhookController,
        RotateSecretController,
        RemoveWebhookController,
        WebhooksController,
      ],
      providers: [
        { provide: StreamSettings, useValue: streams },
        { provide: WebhookSettings, useValue: webhooks },
        DashboardAccounts,
        FeedBell,
        FeedTail,
        Streams,
        WebhookRound,
        WebhookLanes,
        WebhookGauge,
        TellServices,
      ],
    };
  }
}
