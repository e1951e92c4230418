import { Body, Controller, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ServiceCode } from '#civil-service';
import { accepted, CodeParam, ForAdministrators } from '#platform';
import { SetStandard } from './set-standard.js';
import { ServiceBody, StandardBody } from './standard-bodies.js';

@ApiTags('services')
@Controller('services')
@ForAdministrators()
export class SetStandardController {
  constructor(private readonly standards: SetStandard) {}

  @Post()
  @ApiOperation({ summary: 'Add a service with its first standard, so that its events can be counted' })
  async addService(@Body() body: ServiceBody) {
    return accepted(await this.standards.addService(body));
  }

  @Post(':code/standards')
  @ApiOperation({ summary: 'Set or correct the standard from a day on; what it judges is judged again' })
  async setStandard(@CodeParam('code') code: ServiceCode, @Body() body: StandardBody) {
    return accepted(await this.standards.setStandard(code, body));
  }
}
