import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { EmployeeId } from '#civil-service';
import { type Language, notFound, textOf } from '#platform';
import { stepsUp } from '../../domain/reporting-line.js';
import { messages } from '../../messages.js';
import { loadLeaders } from '../../persistence/employees.js';
import { EmployeeRow } from '../../persistence/entities/employee-row.js';
import { loadPositions } from '../../persistence/positions.js';
import { lineReason } from './line-reason.js';
import type { LineView } from './line-view.js';

@Injectable()
export class ExplainLine {
  constructor(private readonly db: DataSource) {}

  /** @throws Problem 404 when there is no such employee */
  explain(employeeId: EmployeeId, language: Language): Promise<LineView> {
    // One snapshot, so that the steps never contradict the line.
    return this.db.transaction('REPEATABLE READ', async (tx) => {
      const employee =
        (await tx.findOne(EmployeeRow, { where: { employeeId }, relations: { position: true } })) ??
        notFound('UNKNOWN_EMPLOYEE');
      const positions = await loadPositions(tx);
      const steps = employee.active ? stepsUp(employee.position.code, positions, await loadLeaders(tx)) : [];
      const { appraiserId, appraiserSuperiorId, finalByKind } = employee;
      const ids = [appraiserId, appraiserSuperiorId].filter((id) => id !== null);
      const people = await tx.findBy(EmployeeRow, { employeeId: In(ids) });
      const person = (id: EmployeeId | null) => {
        const found = people.find((each) => each.employeeId === id);
        return found === undefined ? null : { employeeId: found.employeeId, name: found.name };
      };
      const code = lineReason(steps, employee.active);
      return {
        employeeId,
        appraiser: person(appraiserId),
        superior: person(appraiserSuperiorId),
        finalByKind,
        reason: { code, message: textOf(messages, code, language) },
        steps: steps.map(({ positionCode, role, holder }) => ({
          positionCode,
          positionTitle: positions.get(positionCode)?.title ?? positionCode,
          role,
          holder: person(holder),
        })),
      };
    });
  }
}
