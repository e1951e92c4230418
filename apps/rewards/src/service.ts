import { isForAdministrators, type ServiceDefinition } from '#platform';
import { messages } from './messages.js';
import { Rewards1700000000001 } from './persistence/migrations/1-initial.js';
import { PegawaiTeladan1700000000002 } from './persistence/migrations/2-pegawai-teladan.js';
import { RewardsModule } from './rewards.module.js';

export const rewards: ServiceDefinition = {
  name: 'rewards',
  module: RewardsModule,
  entities: [],
  migrations: [Rewards1700000000001, PegawaiTeladan1700000000002],
  messages,
  open: isForAdministrators('rewards'),
};
