import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { ForAdministrators, notFound, Page, pageOf, UuidParam } from '#platform';
import { producerRecord, producerRecords } from '../../persistence/producers.js';
import { ProducerList, ProducerView } from './producer-view.js';

@ApiTags('producers')
@Controller('producers')
@ForAdministrators()
export class ProducersController {
  constructor(private readonly db: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'All producers, those that ended among them, in the order of their sources' })
  @ApiOkResponse({ type: ProducerList })
  async producers(@Query() page: Page): Promise<ProducerList> {
    const [after] = page.after('text') ?? [];
    const rows = await producerRecords(this.db.manager, { after, limit: page.limit + 1 });
    return pageOf(rows, page, ({ source }) => [source]);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One producer with its credentials; no token and no hash is ever shown' })
  @ApiOkResponse({ type: ProducerView })
  async producer(@UuidParam('id') id: string): Promise<ProducerView> {
    return (await producerRecord(this.db.manager, id)) ?? notFound('PRODUCER_UNKNOWN', { id });
  }
}
