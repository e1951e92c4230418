import { Controller, Get, Headers } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { EmployeeId } from '#civil-service';
import { UuidParam, languageOf } from '#platform';
import { ExplainLine } from './explain-line.js';
import { LineView } from './line-view.js';

@ApiTags('employees')
@Controller('employees')
export class ExplainLineController {
  constructor(private readonly lines: ExplainLine) {}

  @Get(':id/line')
  @ApiOperation({ summary: 'Who appraises an employee, who decides his objections, and why' })
  @ApiOkResponse({ type: LineView })
  explain(@UuidParam('id') id: EmployeeId, @Headers('accept-language') language?: string): Promise<LineView> {
    return this.lines.explain(id, languageOf(language));
  }
}
