import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForAdministrators, languageOf } from '#platform';
import { ImportReport, importReport } from '../import-rows/import-report.js';
import { readRows } from '../import-rows/read-rows.js';
import { ImportPositions } from './import-positions.js';
import { PositionImportRow, PositionsBody, positionOf } from './positions-body.js';

@ApiTags('positions')
@Controller('positions')
@ForAdministrators()
export class ImportPositionsController {
  constructor(private readonly positions: ImportPositions) {}

  @Post('import')
  @HttpCode(200)
  @ApiOperation({ summary: 'Record positions, in any order; a position is known by its code' })
  @ApiOkResponse({ type: ImportReport })
  async import(@Body() body: PositionsBody, @Headers('accept-language') language?: string): Promise<ImportReport> {
    const { readable, rejected } = readRows(PositionImportRow, body.rows);
    const done = await this.positions.record(readable.map(({ number, row }) => ({ number, row: positionOf(row) })));
    return importReport([...rejected, ...done], languageOf(language));
  }
}
