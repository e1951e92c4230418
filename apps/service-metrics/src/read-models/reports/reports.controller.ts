import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { ServiceCode } from '#civil-service';
import { accepted, CodeField, CodeParam, TextField, WholeField } from '#platform';
import { mustBeService, unitsAskedFor } from '../asked-for.js';
import { PerformanceReport } from './performance-report.js';

class ReportQuery {
  @WholeField({
    min: 2000,
    max: 2100,
    optional: true,
    description: 'Year of the annual appraisals; the latest with any when left out',
  })
  readonly year?: number;

  @CodeField({ optional: true, description: 'Code of a service; all services together when left out' })
  readonly service?: ServiceCode;

  @TextField({
    max: 7,
    optional: true,
    description: '`2024-Q4` or `2024`; the last quarter with data before `after` when left out',
  })
  readonly before?: string;

  @TextField({ max: 7, optional: true, description: '`2025-Q1` or `2025`; the last quarter with data when left out' })
  readonly after?: string;
}

@ApiTags('reports')
@Controller('reports')
export class ReportsController {
  constructor(
    private readonly db: DataSource,
    private readonly report: PerformanceReport,
  ) {}

  @Get('city')
  @ApiOperation({ summary: 'The city: distribution of predicates, and turnaround before and after' })
  async city(@Query() query: ReportQuery) {
    return { unitCode: null, ...(await this.answer(undefined, query)) };
  }

  @Get('units/:unitCode')
  @ApiOperation({ summary: 'A unit and all below it: distribution of predicates, and turnaround before and after' })
  async unit(@CodeParam('unitCode') unitCode: string, @Query() query: ReportQuery) {
    return { unitCode, ...(await this.answer(unitCode, query)) };
  }

  private async answer(unitCode: string | undefined, query: ReportQuery): Promise<object> {
    await mustBeService(this.db.manager, query.service);
    const unitIds = await unitsAskedFor(this.db.manager, unitCode);
    return accepted(await this.report.of(unitIds, query));
  }
}
