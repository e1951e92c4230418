import { Controller, Delete, HttpCode } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { UuidParam } from '#platform';
import type { Producer } from '../../persistence/producers.js';
import { discardRejected } from '../../persistence/rejected-events.js';
import { ForProducers, SpeakingProducer } from '../recognise-producer/for-producers.js';

/** Nothing else makes room where as many are kept as may be. */
@ApiTags('ingest')
@Controller('ingest/rejected')
@ForProducers()
export class DiscardRejectedController {
  constructor(private readonly db: DataSource) {}

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Discard a rejected event that is not to be mended; twice changes nothing' })
  @ApiNoContentResponse()
  discard(@SpeakingProducer() { producerId }: Producer, @UuidParam('id') id: string): Promise<void> {
    return discardRejected(this.db.manager, producerId, id);
  }
}
