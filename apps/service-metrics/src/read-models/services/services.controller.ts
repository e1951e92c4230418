import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Service, ServiceStandardRow } from '../../persistence/entities/service.js';

@ApiTags('services')
@Controller('services')
export class ServicesController {
  constructor(private readonly db: DataSource) {}

  @Get()
  @ApiOperation({
    summary: 'Services with their standards by date; an unconfirmed standard is a default that BKPSDM must confirm',
  })
  async services() {
    const services = await this.db.manager.find(Service, { order: { code: 'ASC' } });
    const standards = await this.db.manager.find(ServiceStandardRow, { order: { effectiveFrom: 'ASC' } });
    return services.map(({ code, nameId, nameEn }) => ({
      code,
      name: { id: nameId, en: nameEn },
      standards: standards
        .filter(({ serviceCode }) => serviceCode === code)
        .map(({ effectiveFrom, hours, confirmed }) => ({ effectiveFrom, hours, confirmed })),
    }));
  }
}
