import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { UnitId } from '#civil-service';
import { UuidParam, notFound } from '#platform';
import { UnitRow } from '../../persistence/entities/unit-row.js';
import { UnitList, UnitView } from './unit-view.js';

@ApiTags('units')
@Controller('units')
export class ReadUnitsController {
  constructor(private readonly db: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'All units, by code' })
  @ApiOkResponse({ type: UnitList })
  async all(): Promise<UnitList> {
    return { items: await this.db.manager.find(UnitRow, { order: { code: 'ASC' } }) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One unit' })
  @ApiOkResponse({ type: UnitView })
  async one(@UuidParam('id') unitId: UnitId): Promise<UnitView> {
    return (await this.db.manager.findOneBy(UnitRow, { unitId })) ?? notFound('NO_SUCH_UNIT');
  }
}
