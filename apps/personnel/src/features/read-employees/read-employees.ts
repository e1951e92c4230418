import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type EmployeeId, maskNip, nipDigits } from '#civil-service';
import { type Paged, notFound, pageOf } from '#platform';
import { EmployeeRow } from '../../persistence/entities/employee-row.js';
import type { EmployeeItem, EmployeeView } from './employee-view.js';
import type { EmployeesQuery } from './employees-query.js';

@Injectable()
export class ReadEmployees {
  constructor(private readonly db: DataSource) {}

  /** @throws Problem 404 when there is no such employee */
  async one(employeeId: EmployeeId): Promise<EmployeeView> {
    const row =
      (await this.db.manager.findOne(EmployeeRow, {
        where: { employeeId },
        relations: { position: true, unit: true },
      })) ?? notFound('UNKNOWN_EMPLOYEE');
    const { serviceSince, appraiserId, appraiserSuperiorId, finalByKind, revision } = row;
    return { ...itemOf(row), nip: row.nip, serviceSince, appraiserId, appraiserSuperiorId, finalByKind, revision };
  }

  async page(query: EmployeesQuery): Promise<Paged<EmployeeItem>> {
    const find = this.db.manager
      .createQueryBuilder(EmployeeRow, 'e')
      .innerJoinAndSelect('e.position', 'position')
      .innerJoinAndSelect('e.unit', 'unit')
      .orderBy('e.name')
      .addOrderBy('e.employeeId')
      .limit(query.limit + 1);
    const { unitId, positionKind, active, q } = query;
    if (unitId !== undefined) find.andWhere(`e.unitId IN (${UNIT_AND_BELOW})`, { unitId });
    if (positionKind !== undefined) find.andWhere('e.positionKind = :positionKind', { positionKind });
    if (active !== undefined) find.andWhere('e.active = :active', { active });
    if (q !== undefined) {
      const part = `%${q.trim().replace(/[\\%_]/g, '\\$&')}%`;
      find.andWhere('(e.name ILIKE :part OR e.nip = :nip)', { part, nip: nipDigits(q) });
    }
    const after = query.after('text', 'uuid');
    if (after !== undefined)
      find.andWhere('(e.name, e.employeeId) > (:name, :employeeId)', { name: after[0], employeeId: after[1] });
    const { items, next } = pageOf(await find.getMany(), query, ({ name, employeeId }) => [name, employeeId]);
    return { items: items.map(itemOf), next };
  }
}

const UNIT_AND_BELOW = `
  WITH RECURSIVE below AS (
    SELECT unit_id FROM unit WHERE unit_id = :unitId
    UNION ALL SELECT u.unit_id FROM unit u JOIN below ON u.parent_id = below.unit_id
  ) SELECT unit_id FROM below`;

const itemOf = (row: EmployeeRow): EmployeeItem => ({
  employeeId: row.employeeId,
  nip: row.nip === null ? null : maskNip(row.nip),
  name: row.name,
  status: row.status,
  rank: row.rank,
  positionId: row.positionId,
  positionCode: row.position.code,
  positionTitle: row.position.title,
  positionKind: row.positionKind,
  unitId: row.unitId,
  unitCode: row.unit.code,
  unitName: row.unit.name,
  active: row.active,
});
