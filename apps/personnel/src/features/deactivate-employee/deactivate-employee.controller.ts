import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { EmployeeId } from '#civil-service';
import { ForAdministrators, UuidParam } from '#platform';
import { EmployeeChange } from '../employee-change.js';
import { EmployeeView } from '../read-employees/employee-view.js';
import { ReadEmployees } from '../read-employees/read-employees.js';

@ApiTags('employees')
@Controller('employees')
@ForAdministrators()
export class DeactivateEmployeeController {
  constructor(
    private readonly change: EmployeeChange,
    private readonly employees: ReadEmployees,
  ) {}

  @Post(':id/deactivate')
  @HttpCode(200)
  @ApiOperation({ summary: 'Record that an employee has left; those whom he led go up the line' })
  @ApiOkResponse({ type: EmployeeView })
  async deactivate(@UuidParam('id') id: EmployeeId): Promise<EmployeeView> {
    await this.change.edit(id, { active: false });
    return this.employees.one(id);
  }
}
