import { isForAdministrators, type ServiceDefinition } from '#platform';
import { DevelopmentModule } from './development.module.js';
import { messages } from './messages.js';
import { Development1700000000001 } from './persistence/migrations/1-initial.js';
import { FirstRules1700000000002 } from './persistence/migrations/2-first-rules.js';

export const development: ServiceDefinition = {
  name: 'development',
  module: DevelopmentModule,
  entities: [],
  migrations: [Development1700000000001, FirstRules1700000000002],
  messages,
  open: isForAdministrators('development'),
};
