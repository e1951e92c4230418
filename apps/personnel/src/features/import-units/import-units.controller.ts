import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForAdministrators, languageOf } from '#platform';
import { ImportReport, importReport } from '../import-rows/import-report.js';
import { readRows } from '../import-rows/read-rows.js';
import { ImportUnits } from './import-units.js';
import { UnitImportRow, UnitsBody, unitOf } from './units-body.js';

@ApiTags('units')
@Controller('units')
@ForAdministrators()
export class ImportUnitsController {
  constructor(private readonly units: ImportUnits) {}

  @Post('import')
  @HttpCode(200)
  @ApiOperation({ summary: 'Record units, in any order; a unit is known by its code' })
  @ApiOkResponse({ type: ImportReport })
  async import(@Body() body: UnitsBody, @Headers('accept-language') language?: string): Promise<ImportReport> {
    const { readable, rejected } = readRows(UnitImportRow, body.rows);
    const done = await this.units.record(readable.map(({ number, row }) => ({ number, row: unitOf(row) })));
    return importReport([...rejected, ...done], languageOf(language));
  }
}
