import { isForAdministrators, type ServiceDefinition } from '#platform';
import { messages } from './messages.js';
import { EmployeeRow } from './persistence/entities/employee-row.js';
import { PositionRow } from './persistence/entities/position-row.js';
import { UnitRow } from './persistence/entities/unit-row.js';
import { Personnel1700000000001 } from './persistence/migrations/1-initial.js';
import { PersonnelModule } from './personnel.module.js';

/** Owns employees, units, positions and reporting lines; hears nobody, so that a city can start with it alone. */
export const personnel: ServiceDefinition = {
  name: 'personnel',
  module: PersonnelModule,
  entities: [UnitRow, PositionRow, EmployeeRow],
  migrations: [Personnel1700000000001],
  messages,
  open: isForAdministrators('personnel'),
  // 1000 rows with names as long as they may be.
  bodyLimit: 4 * 1024 * 1024,
};
