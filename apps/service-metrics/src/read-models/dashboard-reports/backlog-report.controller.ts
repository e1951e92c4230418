import { Controller, Query, Req, Res } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { asId, endOfJakartaDay, jakartaDay, type ServiceCode, type UnitId } from '#civil-service';
import { type Page, pageOf, type Paged, TextField } from '#platform';
import { Clock } from '../../clock.js';
import { periodEnd } from '../../domain/period-end.js';
import { ForDashboards, ReadingDashboard } from '../../features/recognise-dashboard/for-dashboards.js';
import { type BacklogCounts, type BacklogFilter, backlogPage } from '../../persistence/backlog.js';
import type { Dashboard } from '../../persistence/dashboards.js';
import { answerRows } from './answer-rows.js';
import { badQuery, mustBeAskedService, reachOf } from './reach.js';
import { ReportDoor, RowsPage } from './report-door.js';
import { ServiceOfUnit, ServiceRowsQuery } from './rows-query.js';

class BacklogQuery extends ServiceRowsQuery {
  @TextField({
    max: 10,
    optional: true,
    description:
      'The end of a period that is over, Asia/Jakarta: `2025` a year, `2025-Q1` a quarter, `2025-03` a month, `2025-03-31` a day. Now when left out',
  })
  readonly at?: string;
}

class BacklogRow extends ServiceOfUnit {
  @ApiProperty({ type: String, nullable: true, description: 'The day at whose end it was so; null for now' })
  readonly at!: string | null;

  @ApiProperty({ description: 'Requests that were neither finished nor rejected' })
  readonly open!: number;

  @ApiProperty({ description: 'Of these, with requirements that were not complete yet: the clock had not started' })
  readonly received!: number;

  @ApiProperty({ description: 'Of these, with the department while the clock ran' })
  readonly running!: number;

  @ApiProperty({ description: 'Of these, returned to the applicant while the clock stood' })
  readonly returned!: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'Of these, older by the service clock than the standard of the service in force then; null where none was',
  })
  readonly overdue!: number | null;
}

class BacklogPage extends RowsPage {
  @ApiProperty({ type: [BacklogRow] })
  readonly items!: readonly BacklogRow[];
}

const COLUMNS = [
  'unitCode',
  'unitName',
  'serviceCode',
  'at',
  'open',
  'received',
  'running',
  'returned',
  'overdue',
  'unitId',
] as const;

@ApiTags('reports')
@Controller('reports/backlog')
@ForDashboards()
export class BacklogReportController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @ReportDoor(BacklogPage, {
    summary:
      'Requests that are open now, or were at the end of a period, by service and unit, and how many are overdue',
    description: 'For dashboards, within their units. Of a period that is over by what is known of it today.',
  })
  async report(
    @ReadingDashboard() dashboard: Dashboard,
    @Query() query: BacklogQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const moment = momentOf(query, this.clock.now());
    const unitIds = await reachOf(this.db.manager, dashboard, query.unit);
    await mustBeAskedService(this.db.manager, query.service);
    const filter: BacklogFilter = { ...moment, serviceCode: query.service, unitIds };
    const page = (asked: Page) => this.page(filter, asked);
    await answerRows({ name: 'backlog', columns: COLUMNS, page }, query, request, reply);
  }

  private async page(filter: BacklogFilter, page: Page): Promise<Paged<BacklogRow>> {
    const [serviceCode, unitId] = page.after('text', 'uuid') ?? [];
    const after =
      serviceCode === undefined || unitId === undefined
        ? undefined
        : { serviceCode: asId<ServiceCode>(serviceCode), unitId: asId<UnitId>(unitId) };
    const rows = await backlogPage(this.db.manager, filter, after, page.limit + 1);
    const { items, next } = pageOf(rows, page, (row) => [row.serviceCode, row.unitId]);
    return { items: items.map((row) => rowOf(row, filter)), next };
  }
}

/** @throws Problem 400 */
function momentOf({ at }: BacklogQuery, now: Date): Pick<BacklogFilter, 'endOf' | 'day' | 'at'> {
  const today = jakartaDay(now);
  if (at === undefined) return { endOf: null, day: today, at: now.getTime() };
  const end = periodEnd(at, today);
  const day = end.ok ? end.value : badQuery(end.violations[0]);
  return { endOf: day, day, at: endOfJakartaDay(day).getTime() };
}

const rowOf = ({ unitId, ...counts }: BacklogCounts, { endOf }: BacklogFilter): BacklogRow => ({
  ...counts,
  at: endOf,
  unitId,
});
