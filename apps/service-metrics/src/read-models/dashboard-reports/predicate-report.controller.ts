import { Controller, Query, Req, Res } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { Period } from '#civil-service';
import { AppraisalCompleted } from '#contracts';
import { type Page, pageOf, Problem, TextField } from '#platform';
import { parsePeriod } from '../../domain/report.js';
import { ForDashboards, ReadingDashboard } from '../../features/recognise-dashboard/for-dashboards.js';
import type { Dashboard } from '../../persistence/dashboards.js';
import { answerRows } from './answer-rows.js';
import { PREDICATE_COLUMNS, PredicateRow, predicateRows } from './predicate-rows.js';
import { badQuery, reachOf } from './reach.js';
import { ReportDoor, RowsPage } from './report-door.js';
import { RowsQuery } from './rows-query.js';

class PredicateReportQuery extends RowsQuery {
  @TextField({ max: 7, description: 'Period of the appraisals: `2025` for the annual ones, `2025-Q1` for a quarter' })
  readonly period!: string;
}

class PredicateReportPage extends RowsPage {
  @ApiProperty({ type: [PredicateRow] })
  readonly items!: readonly PredicateRow[];
}

@ApiTags('reports')
@Controller('reports/predicates')
@ForDashboards()
export class PredicateReportController {
  constructor(private readonly db: DataSource) {}

  @ReportDoor(PredicateReportPage, {
    summary: 'How the predicates of final appraisals are distributed in each unit with all units below it',
    description:
      'For dashboards that may hear of completed appraisals, within their units. Without the scope personalData, counts that tell of fewer than five persons, by themselves or beside other rows, are null.',
  })
  async report(
    @ReadingDashboard() dashboard: Dashboard,
    @Query() query: PredicateReportQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    mayHearOfAppraisals(dashboard);
    const period = periodIn(query);
    const reach = await reachOf(this.db.manager, dashboard, query.unit);
    const page = async (asked: Page) => {
      const [after] = asked.after('text') ?? [];
      const rows = await predicateRows(this.db.manager, period, reach, dashboard.personalData);
      const behind = after === undefined ? rows : rows.filter(({ unitCode }) => unitCode > after);
      return pageOf(behind.slice(0, asked.limit + 1), asked, ({ unitCode }) => [unitCode]);
    };
    await answerRows({ name: 'predicates', columns: PREDICATE_COLUMNS, page }, query, request, reply);
  }
}

const periodIn = ({ period }: PredicateReportQuery): Period =>
  parsePeriod(period) ?? badQuery({ code: 'PERIOD_UNREADABLE', field: '/period' });

/** @throws Problem 403 */
function mayHearOfAppraisals({ eventTypes }: Dashboard): void {
  const { type } = AppraisalCompleted;
  if (!eventTypes.includes(type)) throw new Problem(403, 'TYPE_OUTSIDE_SCOPE', { type });
}
