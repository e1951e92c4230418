import { isForAdministrators, type ServiceDefinition } from '#platform';
import { messages } from './messages.js';
import { TargetSetting1700000000001 } from './persistence/migrations/1-initial.js';
import { TargetSettingModule } from './target-setting.module.js';

export const targetSetting: ServiceDefinition = {
  name: 'target-setting',
  module: TargetSettingModule,
  // Rows are read and written by SQL alone: a plan is always locked, decided on and written as one.
  entities: [],
  migrations: [TargetSetting1700000000001],
  messages,
  open: isForAdministrators('target-setting'),
};
