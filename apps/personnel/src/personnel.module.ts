import { Module } from '@nestjs/common';
import { ChangeNipController } from './features/change-nip/change-nip.controller.js';
import { DeactivateEmployeeController } from './features/deactivate-employee/deactivate-employee.controller.js';
import { EmployeeChange } from './features/employee-change.js';
import { ExplainLineController } from './features/explain-line/explain-line.controller.js';
import { ExplainLine } from './features/explain-line/explain-line.js';
import { ImportEmployeesController } from './features/import-employees/import-employees.controller.js';
import { ImportPositionsController } from './features/import-positions/import-positions.controller.js';
import { ImportPositions } from './features/import-positions/import-positions.js';
import { ImportUnitsController } from './features/import-units/import-units.controller.js';
import { ImportUnits } from './features/import-units/import-units.js';
import { ReadEmployeesController } from './features/read-employees/read-employees.controller.js';
import { ReadEmployees } from './features/read-employees/read-employees.js';
import { ReadPositionsController } from './features/read-positions/read-positions.controller.js';
import { ReadUnitsController } from './features/read-units/read-units.controller.js';

@Module({
  controllers: [
    ImportUnitsController,
    ImportPositionsController,
    ImportEmployeesController,
    ChangeNipController,
    DeactivateEmployeeController,
    ReadUnitsController,
    ReadPositionsController,
    ReadEmployeesController,
    ExplainLineController,
  ],
  providers: [ImportUnits, ImportPositions, EmployeeChange, ReadEmployees, ExplainLine],
})
export class PersonnelModule {}
