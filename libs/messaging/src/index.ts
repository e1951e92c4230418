export { ConfigCommand, jaasOf, type KafkaLogin, type KafkaTools, loginProperties } from './accounts/config-command.js';
export { KafkaAccounts, type KafkaLoginTold } from './accounts/kafka-accounts.js';
export { SettledAccounts } from './accounts/settled-accounts.js';
export { serviceUsers, type ServiceUsersOptions } from './accounts/strimzi/service-users.js';
export { StrimziAccounts, type StrimziCluster } from './accounts/strimzi/strimzi-accounts.js';
export { type Allowed, readAsGroups, readTopic, type Right, rightsOfService, writeTopic } from './accounts/rights.js';
export { derivedPassword, serviceAccount } from './accounts/service-account.js';
export { DiscardAnswer, ParkedKey, ReplayAnswer, ReplayedKey } from './admin/answers.js';
export { DiscardedEvent, DiscardedEvents } from './admin/discarded-events.js';
export { HeldEvent, HeldEvents } from './admin/held-events.js';
export { HeldKeyField, HeldKeysQuery, PortionRequest } from './admin/inputs.js';
export { cursorOf, placeOf } from './admin/key-cursor.js';
export { MessagingStatus } from './admin/messaging-status.js';
export { withinTime } from './admin/within-time.js';
export { type Handling, OnEvent, OnEvents, type OnEventOptions, type Transaction } from './decorators.js';
export { correlation, type Cause } from './events/correlation.js';
export { newEvent, type NewEvent } from './events/new-event.js';
export { BrokenRule, BrokenRules, isTransient, type RuleParams, UnknownReference } from './failures.js';
export { Intake } from './intake/intake.js';
export { AclAdmin } from './kafka/acl-admin.js';
export { connectKafka, type KafkaAccess, type KafkaAccount, type KafkaSettings, textHeader } from './kafka/kafka.js';
export { canLogIn, untilLogIn } from './kafka/log-in.js';
export { TopicAdmin } from './kafka/topic-admin.js';
export { Messaging } from './messaging.js';
export { type AccountWays, MessagingModule } from './messaging.module.js';
export { type MessagingLimits, MessagingSettings } from './messaging-settings.js';
export { UnitOfWork, type Work } from './outbox/unit-of-work.js';
export { Discard } from './parking/discard.js';
export { Replay } from './parking/replay.js';
export { prepared, preparedAlone } from './persistence/prepared.js';
export { connectMessaging } from './strategy.js';
export { Subscriptions } from './subscriptions.js';

import { Messaging1700000000000 } from './persistence/1-messaging.js';
import { LoneAttempts1700000000010 } from './persistence/2-lone-attempts.js';
import { ParkedParams1700000000011 } from './persistence/3-parked-params.js';
import { DiscardedEvents1700000000012 } from './persistence/4-discarded-events.js';
import { HeldIds1700000000013 } from './persistence/5-held-ids.js';

/** Run before a service's own migrations. */
export const messagingMigrations = [
  Messaging1700000000000,
  LoneAttempts1700000000010,
  ParkedParams1700000000011,
  DiscardedEvents1700000000012,
  HeldIds1700000000013,
];
export { type Patience, type TurnLimits, Turns } from './turns.js';
