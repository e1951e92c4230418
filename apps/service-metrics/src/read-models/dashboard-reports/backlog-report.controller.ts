import { Controller, Query, Req, Res } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { UnitId } from '#civil-service';
import { type Page, pageOf, type Paged } from '#platform';
import { ForDashboards, ReadingDashboard } from '../../features/recognise-dashboard/for-dashboards.js';
import type { Dashboard } from '../../persistence/dashboards.js';
import { answerRows } from './answer-rows.js';
import { mustBeAskedService, reachOf } from './reach.js';
import { ReportDoor, RowsPage } from './report-door.js';
import { ServiceOfUnit, ServiceRowsQuery } from './rows-query.js';

class BacklogRow extends ServiceOfUnit {
  @ApiProperty({ description: 'Requests that are neither finished nor rejected now' })
  readonly open!: number;

  @ApiProperty({ description: 'Of these, received with requirements that are not complete yet' })
  readonly received!: number;

  @ApiProperty({ description: 'Of these, with the department while the clock runs' })
  readonly running!: number;

  @ApiProperty({ description: 'Of these, returned to the applicant while the clock stands' })
  readonly returned!: number;
}

class BacklogPage extends RowsPage {
  @ApiProperty({ type: [BacklogRow] })
  readonly items!: readonly BacklogRow[];
}

const COLUMNS = ['unitCode', 'unitName', 'serviceCode', 'open', 'received', 'running', 'returned'] as const;

interface Counted extends BacklogRow {
  readonly unitId: UnitId;
}

const PAGE = `
  SELECT c.*, coalesce(u.code, '') AS "unitCode", coalesce(u.name, '') AS "unitName"
  FROM (SELECT service_code AS "serviceCode", unit_id AS "unitId", count(*)::int AS open,
               count(*) FILTER (WHERE status = 'RECEIVED')::int AS received,
               count(*) FILTER (WHERE status = 'RUNNING')::int AS running,
               count(*) FILTER (WHERE status = 'RETURNED')::int AS returned
        FROM request
        WHERE finished_on IS NULL AND status <> 'REJECTED' AND ($1::text IS NULL OR service_code = $1)
          AND ($2::uuid[] IS NULL OR unit_id = ANY ($2))
          AND ($3::text IS NULL OR (service_code, unit_id) > ($3, $4::uuid))
        GROUP BY service_code, unit_id ORDER BY service_code, unit_id LIMIT $5) c
  LEFT JOIN unit u ON u.unit_id = c."unitId" ORDER BY c."serviceCode", c."unitId"`;

@ApiTags('reports')
@Controller('reports/backlog')
@ForDashboards()
export class BacklogReportController {
  constructor(private readonly db: DataSource) {}

  @ReportDoor(BacklogPage, {
    summary: 'Requests that are open now, by service and unit',
  })
  async report(
    @ReadingDashboard() dashboard: Dashboard,
    @Query() query: ServiceRowsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const unitIds = await reachOf(this.db.manager, dashboard, query.unit);
    await mustBeAskedService(this.db.manager, query.service);
    const page = async (asked: Page): Promise<Paged<BacklogRow>> => {
      const [serviceCode = null, unitId = null] = asked.after('text', 'uuid') ?? [];
      const rows = await this.db.query<Counted[]>(PAGE, [
        ...[query.service ?? null, unitIds, serviceCode, unitId, asked.limit + 1],
      ]);
      const { items, next } = pageOf(rows, asked, (row) => [row.serviceCode, row.unitId]);
      return { items: items.map(({ unitId: _unitId, ...row }) => row), next };
    };
    await answerRows({ name: 'backlog', columns: COLUMNS, page }, query, request, reply);
  }
}
