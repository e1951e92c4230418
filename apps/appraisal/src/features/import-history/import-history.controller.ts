import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { jakartaDay } from '#civil-service';
import { HistoryImported } from '#contracts';
import { newEvent, UnitOfWork } from '#messaging';
import { ForAdministrators, languageOf, ListField, NumberField, TextField, textOf } from '#platform';
import { messages } from '../../messages.js';
import { readHistory } from '../../domain/history.js';
import { knownYears, keepHistory } from './history-table.js';
import { HistoryReport, reportOf } from './history-report.js';

/** Deliberately loose: a bad row is reported as that row, and the others are taken. */
class HistoryRowBody {
  @TextField({ max: 64, description: 'UUID of the employee' })
  readonly employeeId!: string;

  @NumberField()
  readonly year!: number;

  @TextField({ max: 64, description: 'SANGAT_BAIK, BAIK, BUTUH_PERBAIKAN, KURANG or SANGAT_KURANG' })
  readonly predicate!: string;
}

class HistoryBody {
  @ListField(() => HistoryRowBody, { min: 1, max: 1000 })
  readonly rows!: HistoryRowBody[];
}

@ApiTags('history')
@Controller('history')
@ForAdministrators()
export class ImportHistoryController {
  constructor(private readonly work: UnitOfWork) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Takes in the predicates of years before the platform; answers row by row' })
  @ApiOkResponse({ type: HistoryReport })
  import(@Body() body: HistoryBody, @Headers('accept-language') acceptLanguage?: string): Promise<HistoryReport> {
    const now = new Date();
    const rows = body.rows.map((row) => ({ ...row, employeeId: row.employeeId.trim().toLowerCase() }));
    const language = languageOf(acceptLanguage);
    return this.work.commit(async (tx) => {
      const read = readHistory(rows, await knownYears(tx, rows), jakartaDay(now));
      const changed = await keepHistory(
        tx,
        read.flatMap((row) => (row.ok ? [row.value] : [])),
        now,
      );
      return {
        value: reportOf(read, changed, ({ code, params }) => textOf(messages, code, language, params)),
        events: changed.map(({ revision, ...data }) => newEvent(HistoryImported, data, revision)),
      };
    });
  }
}
