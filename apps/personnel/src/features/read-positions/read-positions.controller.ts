import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource, MoreThan } from 'typeorm';
import type { UnitId } from '#civil-service';
import { Page, UuidField, pageOf } from '#platform';
import { PositionRow } from '../../persistence/entities/position-row.js';
import { PositionPage } from './position-view.js';

class PositionsQuery extends Page {
  @UuidField({ optional: true })
  readonly unitId?: UnitId;
}

@ApiTags('positions')
@Controller('positions')
export class ReadPositionsController {
  constructor(private readonly db: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'Positions by code, of the city or of one unit' })
  @ApiOkResponse({ type: PositionPage })
  async page(@Query() query: PositionsQuery): Promise<PositionPage> {
    const after = query.after('text');
    const rows = await this.db.manager.find(PositionRow, {
      where: {
        ...(query.unitId !== undefined && { unitId: query.unitId }),
        ...(after !== undefined && { code: MoreThan(after[0]) }),
      },
      order: { code: 'ASC' },
      take: query.limit + 1,
    });
    return pageOf(rows, query, ({ code }) => [code]);
  }
}
