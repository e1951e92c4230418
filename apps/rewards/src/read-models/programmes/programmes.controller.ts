import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Criterion } from '../../domain/criterion.js';

interface ProgrammeItem {
  readonly code: string;
  readonly name: { readonly id: string; readonly en: string };
  readonly effectiveFrom: string;
  /** Oldest first; `confirmed` is false for a default that BKPSDM has still to confirm. */
  readonly criteria: readonly {
    readonly kind: Criterion['kind'];
    readonly effectiveFrom: string;
    readonly criterion: Criterion | null;
    readonly confirmed: boolean;
  }[];
}

@ApiTags('programmes')
@Controller('programmes')
export class ProgrammesController {
  constructor(private readonly db: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'Award programmes with their dated criteria' })
  async list(): Promise<{ readonly items: readonly ProgrammeItem[] }> {
    const items = await this.db.query<ProgrammeItem[]>(
      `SELECT p.code, json_build_object('id', p.name_id, 'en', p.name_en) AS name, p.effective_from::text AS "effectiveFrom",
              coalesce(json_agg(json_build_object('kind', c.kind, 'effectiveFrom', c.effective_from,
                                                  'criterion', c.criterion, 'confirmed', c.confirmed)
                                ORDER BY c.kind, c.effective_from) FILTER (WHERE c.kind IS NOT NULL), '[]') AS criteria
       FROM programme p LEFT JOIN criterion c ON c.programme = p.code GROUP BY p.code ORDER BY p.code`,
    );
    return { items };
  }
}
