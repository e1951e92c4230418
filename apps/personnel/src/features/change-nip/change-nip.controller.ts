import { Body, Controller, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { EmployeeId } from '#civil-service';
import { ForAdministrators, TextField, UuidParam } from '#platform';
import { EmployeeChange } from '../employee-change.js';
import { EmployeeView } from '../read-employees/employee-view.js';
import { ReadEmployees } from '../read-employees/read-employees.js';

class NipBody {
  @TextField({ max: 40, description: "18 digits, with or without spaces, by the rules of the employee's status" })
  readonly nip!: string;
}

@ApiTags('employees')
@Controller('employees')
@ForAdministrators()
export class ChangeNipController {
  constructor(
    private readonly change: EmployeeChange,
    private readonly employees: ReadEmployees,
  ) {}

  @Put(':id/nip')
  @ApiOperation({ summary: 'Give an employee another NIP; with another status, use the import' })
  @ApiOkResponse({ type: EmployeeView })
  async changeNip(@UuidParam('id') id: EmployeeId, @Body() { nip }: NipBody): Promise<EmployeeView> {
    await this.change.edit(id, { nip });
    return this.employees.one(id);
  }
}
