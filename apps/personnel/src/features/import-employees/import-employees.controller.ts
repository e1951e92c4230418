import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForAdministrators, languageOf } from '#platform';
import { EmployeeChange } from '../employee-change.js';
import { ImportReport, importReport } from '../import-rows/import-report.js';
import { readRows } from '../import-rows/read-rows.js';
import { EmployeeImportRow, EmployeesBody, employeeOf } from './employees-body.js';

@ApiTags('employees')
@Controller('employees')
@ForAdministrators()
export class ImportEmployeesController {
  constructor(private readonly change: EmployeeChange) {}

  @Post('import')
  @HttpCode(200)
  @ApiOperation({ summary: 'Record employees; an employee is known by his NIP, or by his id when the NIP has changed' })
  @ApiOkResponse({ type: ImportReport })
  async import(@Body() body: EmployeesBody, @Headers('accept-language') language?: string): Promise<ImportReport> {
    const { readable, rejected } = readRows(EmployeeImportRow, body.rows);
    const done = await this.change.record(readable.map(({ number, row }) => ({ number, row: employeeOf(row) })));
    return importReport([...rejected, ...done], languageOf(language));
  }
}
