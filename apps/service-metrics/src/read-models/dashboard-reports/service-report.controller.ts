import { Controller, Query, Req, Res } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { asId, jakartaDay, type ServiceCode, type UnitId } from '#civil-service';
import { ChoiceField, type Page, pageOf, type Paged, TextField } from '#platform';
import { Clock } from '../../clock.js';
import { type Span, type Spans, spansOf, wholeOf } from '../../domain/months.js';
import { summarise } from '../../domain/report.js';
import { allOf, tellable, type ToldForms } from '../../domain/survey-groups.js';
import { ForDashboards, ReadingDashboard } from '../../features/recognise-dashboard/for-dashboards.js';
import type { Dashboard } from '../../persistence/dashboards.js';
import { monthsOfForms } from '../../persistence/satisfaction.js';
import {
  type ServiceReportFilter,
  serviceReportPage,
  type ServiceReportSums,
} from '../../persistence/service-report.js';
import { answerRows } from './answer-rows.js';
import { badQuery, mustBeAskedService, reachOf } from './reach.js';
import { ReportDoor, RowsPage } from './report-door.js';
import { ServiceRowsQuery } from './rows-query.js';
import { SATISFACTION_COLUMNS, satisfactionCells, SurveyedService } from './satisfaction-columns.js';

class ServiceReportQuery extends ServiceRowsQuery {
  @TextField({ max: 7, optional: true, description: 'First month, `2025-01`; eleven before `to` when left out' })
  readonly from?: string;

  @TextField({ max: 7, optional: true, description: 'Last month; the present one when left out' })
  readonly to?: string;

  @ChoiceField(['month', 'range'], { optional: true, description: 'A row for each month, or one for all of them' })
  readonly per: 'month' | 'range' = 'month';
}

class ServiceReportRow extends SurveyedService {
  @ApiProperty({ description: '`2025-01`, or `2025-01/2025-03` for a range' })
  readonly period!: string;

  @ApiProperty({ description: 'Requests finished in the period' })
  readonly finished!: number;

  @ApiProperty({
    description: 'Of these, requests whose requirements were never declared complete: nothing is measured',
  })
  readonly unmeasured!: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Per cent of those that a standard was in force for' })
  readonly onTimeShare!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'By the service clock; within 1 % of the exact one' })
  readonly medianHours!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'By the service clock; within 1 % of the exact one' })
  readonly p90Hours!: number | null;
}

class ServiceReportPage extends RowsPage {
  @ApiProperty({ type: [ServiceReportRow] })
  readonly items!: readonly ServiceReportRow[];
}

const COLUMNS = [
  'unitCode',
  'unitName',
  'serviceCode',
  'period',
  'finished',
  'unmeasured',
  'onTimeShare',
  'medianHours',
  'p90Hours',
  ...SATISFACTION_COLUMNS,
  'unitId',
] as const;

@ApiTags('reports')
@Controller('reports/services')
@ForDashboards()
export class ServiceReportController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @ReportDoor(ServiceReportPage, {
    summary:
      'How services performed and satisfied, by service, unit and month; rows in which nothing was finished and no form answered are left out',
    description:
      'For dashboards, within their units. Without the scope personalData, a survey that tells of fewer than five forms, by itself or beside other rows, is withheld: the months of a year are put together in their order until they have five forms, what is left over with those before it, and told in the row of the last of them, if all are asked for. surveyPeriod says which months a row tells, or which to ask for; per=range tells a range that cuts none of these apart. A month with five or more is told by itself unless months with fewer wait before it or are left over behind it, which it would give away.',
  })
  async report(
    @ReadingDashboard() dashboard: Dashboard,
    @Query() query: ServiceReportQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const filter: ServiceReportFilter = {
      serviceCode: query.service,
      unitIds: await reachOf(this.db.manager, dashboard, query.unit),
      spans: this.spans(query),
    };
    await mustBeAskedService(this.db.manager, query.service);
    const page = (asked: Page) => this.page(filter, dashboard, asked);
    await answerRows({ name: 'services', columns: COLUMNS, page }, query, request, reply);
  }

  private spans(query: ServiceReportQuery): Spans {
    const spans = spansOf(query, jakartaDay(this.clock.now()));
    return spans.ok ? spans.value : badQuery(spans.violations[0]);
  }

  private async page(
    filter: ServiceReportFilter,
    { personalData }: Dashboard,
    page: Page,
  ): Promise<Paged<ServiceReportRow>> {
    const [serviceCode, unitId, span] = page.after('text', 'uuid', 'text') ?? [];
    const after =
      serviceCode === undefined || unitId === undefined || span === undefined
        ? undefined
        : { serviceCode: asId<ServiceCode>(serviceCode), unitId: asId<UnitId>(unitId), span };
    const rows = await serviceReportPage(this.db.manager, filter, after, page.limit + 1);
    const { items, next } = pageOf(rows, page, (row) => [row.serviceCode, row.unitId, row.span]);
    // Whole years always: what is withheld must not depend on which months are asked for, else two answers tell it.
    const asked = wholeOf(filter.spans);
    const formsOf = await monthsOfForms(this.db.manager, items, yearsOf(asked));
    const spans = new Map(filter.spans.map((each) => [each.name, each]));
    const toldOf = (row: ServiceReportSums): ToldForms => {
      const span = spans.get(row.span);
      if (span === undefined) throw new Error(`${row.span} was not asked for`);
      return personalData ? allOf(span, formsOf(row)) : tellable(span, asked, formsOf(row));
    };
    return { items: items.map((row) => rowOf(row, toldOf(row))), next };
  }
}

const yearsOf = ({ from, to }: Span) => ({ first: from.slice(0, 4), last: to.slice(0, 4) });

function rowOf(
  { unitCode, unitName, unitId, serviceCode, span: period, buckets }: ServiceReportSums,
  forms: ToldForms,
): ServiceReportRow {
  const { count, unmeasured, ...figures } = summarise(buckets);
  return {
    ...{ unitCode, unitName, serviceCode, period, finished: count + unmeasured, unmeasured, ...figures },
    ...satisfactionCells(forms),
    unitId,
  };
}
