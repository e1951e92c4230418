import { Controller, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { accepted, CodeParam, ForAdministrators } from '#platform';
import { type Registered, Registration } from './registration.js';

@ApiTags('departments')
@Controller('departments')
@ForAdministrators()
export class RegisterDepartmentController {
  constructor(private readonly registration: Registration) {}

  @Put(':unitCode')
  @ApiOperation({ summary: 'Register a unit as a department that sends service events: makes its topic and reads it' })
  async register(@CodeParam('unitCode') unitCode: string): Promise<Registered> {
    return accepted(await this.registration.register(unitCode));
  }
}
