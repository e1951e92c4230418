import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { loadRules, type StoredRule } from '../../persistence/rules-table.js';

@ApiTags('rules')
@Controller('rules')
export class RulesController {
  constructor(private readonly db: DataSource) {}

  @Get()
  @ApiOperation({
    summary: 'What needs are answered with, by date; unconfirmed ones are defaults for BKPSDM to confirm',
  })
  async list(): Promise<{ readonly items: readonly StoredRule[] }> {
    return { items: await loadRules(this.db.manager) };
  }
}
