import { Injectable } from '@nestjs/common';
import type { UnitId } from '#civil-service';
import type { Transaction } from '#messaging';
import { Department } from '../../persistence/entities/department.js';

/** Whose topic is whose. A registration never changes, so it is read once. */
@Injectable()
export class Departments {
  private readonly units = new Map<string, UnitId>();

  /** The unit that speaks on a topic; undefined when none is registered for it. */
  async unitOf(tx: Transaction, topic: string): Promise<UnitId | undefined> {
    const known = this.units.get(topic);
    if (known !== undefined) return known;
    const department = await tx.findOneBy(Department, { topic: topic as Department['topic'] });
    if (department !== null) this.units.set(topic, department.unitId);
    return department?.unitId;
  }
}
