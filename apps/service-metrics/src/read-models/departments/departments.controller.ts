import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';

interface DepartmentView {
  readonly unitId: string;
  readonly unitCode: string;
  readonly name: string;
  readonly topic: string;
  readonly registeredAt: Date;
}

@ApiTags('departments')
@Controller('departments')
export class DepartmentsController {
  constructor(private readonly db: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'Departments whose service events are read' })
  departments(): Promise<DepartmentView[]> {
    return this.db.query<DepartmentView[]>(
      `SELECT u.unit_id AS "unitId", u.code AS "unitCode", u.name, d.topic, d.registered_at AS "registeredAt"
       FROM department d JOIN unit u USING (unit_id) ORDER BY u.code`,
    );
  }
}
