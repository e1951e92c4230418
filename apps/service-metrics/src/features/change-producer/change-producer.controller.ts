import { Body, Controller, Delete, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { accepted, ForAdministrators, OneAccountAtATime, UuidParam } from '#platform';
import { ProducerView } from '../../read-models/producers/producer-view.js';
import { TermsBody } from '../register-producer/producer-bodies.js';
import { ProducerChange } from './producer-change.js';

@ApiTags('producers')
@Controller('producers/:id')
@ForAdministrators()
@OneAccountAtATime()
export class ChangeProducerController {
  constructor(private readonly changes: ProducerChange) {}

  @Put()
  @ApiOperation({
    summary: 'Change whom to reach and what it may send, from its next request on',
    description: 'Event types that are left out stay as they were; the services are always named.',
  })
  @ApiOkResponse({ type: ProducerView })
  async change(@UuidParam('id') id: string, @Body() body: TermsBody): Promise<ProducerView> {
    return accepted(await this.changes.change(id, body));
  }

  @Delete()
  @ApiOperation({ summary: 'End it: all its credentials are revoked at once. What it sent stays' })
  @ApiOkResponse({ type: ProducerView })
  async end(@UuidParam('id') id: string): Promise<ProducerView> {
    return accepted(await this.changes.end(id));
  }
}
