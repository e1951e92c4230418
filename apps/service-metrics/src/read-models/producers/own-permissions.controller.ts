import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForProducers, SpeakingProducer } from '../../features/recognise-producer/for-producers.js';
import type { Producer } from '../../persistence/producers.js';
import { PermissionsView } from './producer-view.js';

@ApiTags('producers')
@Controller('producers/me')
@ForProducers()
export class OwnPermissionsController {
  @Get()
  @ApiOperation({ summary: 'What the producer whose credential is shown may send' })
  @ApiOkResponse({ type: PermissionsView })
  me(@SpeakingProducer() producer: Producer): PermissionsView {
    const { producerId: id, unitCode, name, source, topic, eventTypes, serviceCodes } = producer;
    return { id, unitCode, name, source, topic, eventTypes, serviceCodes };
  }
}
