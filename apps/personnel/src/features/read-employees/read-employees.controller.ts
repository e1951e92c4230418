import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { EmployeeId } from '#civil-service';
import { UuidParam } from '#platform';
import { EmployeePage, EmployeeView } from './employee-view.js';
import { EmployeesQuery } from './employees-query.js';
import { ReadEmployees } from './read-employees.js';

@ApiTags('employees')
@Controller('employees')
export class ReadEmployeesController {
  constructor(private readonly employees: ReadEmployees) {}

  @Get()
  @ApiOperation({ summary: 'Employees by name; the NIP is masked' })
  @ApiOkResponse({ type: EmployeePage })
  page(@Query() query: EmployeesQuery): Promise<EmployeePage> {
    return this.employees.page(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One employee, with the whole NIP' })
  @ApiOkResponse({ type: EmployeeView })
  one(@UuidParam('id') id: EmployeeId): Promise<EmployeeView> {
    return this.employees.one(id);
  }
}
