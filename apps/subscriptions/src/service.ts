import { isForAdministrators, type ServiceDefinition } from '#platform';
import { messages } from './messages.js';
import { Subscriptions1700000000001 } from './persistence/migrations/1-initial.js';
import { Webhooks1700000000002 } from './persistence/migrations/2-webhooks.js';
import { DashboardsTold1700000000003 } from './persistence/migrations/3-dashboards-told.js';
import { UnitPaths1700000000004 } from './persistence/migrations/4-unit-paths.js';
import { KafkaAccounts1700000000005 } from './persistence/migrations/5-kafka-accounts.js';
import { FormerSecrets1700000000006 } from './persistence/migrations/6-former-secrets.js';
import { ToldAgain1700000000007 } from './persistence/migrations/7-told-again.js';
import { StreamSettings, WebhookSettings } from './settings.js';
import { SubscriptionsModule } from './subscriptions.module.js';

/** Doors that demand a credential of their own, so they need not wait for people's sign-in. */
const GUARDED = /^\/(dashboards|events|webhooks)(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;
const isForCityIt = isForAdministrators('subscriptions');

/** @throws SettingsError */
export const subscriptions = (env: Readonly<Record<string, string | undefined>>): ServiceDefinition => ({
  name: 'subscriptions',
  module: SubscriptionsModule.with(new StreamSettings(env), new WebhookSettings(env)),
  entities: [],
  migrations: [
    Subscriptions1700000000001,
    Webhooks1700000000002,
    DashboardsTold1700000000003,
    UnitPaths1700000000004,
    KafkaAccounts1700000000005,
    FormerSecrets1700000000006,
    ToldAgain1700000000007,
  ],
  messages,
  open: (path, method) => GUARDED.test(path) || isForCityIt(path, method),
});
