export { bootstrap, type Definable } from './bootstrap.js';
export {
  type HttpConfig,
  LOG_LEVELS,
  type LogLevel,
  readHttpConfig,
  readServiceConfig,
  type ServiceConfig,
} from './config/config.js';
export {
  choiceSetting,
  databaseSetting,
  optional,
  patternSetting,
  serviceUrlSetting,
  wholeSetting,
} from './config/kinds.js';
export { readSettings, type Setting, type Settings, SettingsError } from './config/settings.js';
export { createApp, type DatabaseApp, type ServiceApp } from './create-app.js';
export { migrate } from './database/connect.js';
export { ProblemSchema } from './documents/problem-schema.js';
export * as checks from './fields/checks.js';
export { violationsOf } from './fields/faults.js';
export { type Check, type Fault, field, type FieldOptions } from './fields/field.js';
export {
  BooleanField,
  ChoiceField,
  CodeField,
  DayField,
  InstantField,
  NameField,
  NumberField,
  TextField,
  UuidField,
  WholeField,
} from './fields/fields.js';
export {
  ChoiceListField,
  CodeListField,
  ListField,
  ObjectField,
  TextListField,
  UuidListField,
} from './fields/lists.js';
export { ChoiceParam, CodeParam, DayParam, UuidParam, WholeParam } from './fields/params.js';
export { Readiness, type ReadinessCheck } from './health/readiness.js';
export { TakesUnread, unreadableBody } from './http/json-body.js';
export { type Door } from './http/door.js';
export { ACTING_EMPLOYEE, ActingEmployee } from './identity/acting-employee.js';
export { ForAdministrators } from './identity/administrator.js';
export { isForAdministrators, isForAdministratorsToLook } from './identity/administrators-doors.js';
export { credentialDoor, type CredentialDoor, type KeptCredential } from './identity/credential-door.js';
export {
  credentialRefused,
  type IssuedCredential,
  issueCredential,
  type PresentedCredential,
  presentedCredential,
} from './identity/credential.js';
export { KafkaLogin } from './identity/kafka-login.js';
export { OneAccountAtATime } from './identity/one-account-at-a-time.js';
export { isOpenDoor } from './identity/open-doors.js';
export { type CursorKey, type CursorPart, Page, type Paged, pageOf } from './paging/page.js';
export { accepted, notFound } from './problems/accepted.js';
export { isError } from './problems/is-error.js';
export { languageOf } from './problems/language.js';
export {
  type Language,
  LANGUAGES,
  type Message,
  type MessageParams,
  type Messages,
  textOf,
} from './problems/messages.js';
export { outageOf } from './problems/outage.js';
export { Problem, RuleRefused } from './problems/problem.js';
export type { ProblemBody } from './problems/render.js';
export {
  type AnyDefinition,
  SERVICE_NAMES,
  type ServiceDefinition,
  type ServiceName,
  type StatelessDefinition,
} from './service-definition.js';
