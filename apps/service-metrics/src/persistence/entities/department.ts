import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UnitId } from '#civil-service';
import type { DepartmentTopic } from '#contracts';

/** A unit whose systems send their service events. The topic stays the same when the unit's code changes. */
@Entity('department')
export class Department {
  @PrimaryColumn('uuid', { name: 'unit_id' })
  unitId!: UnitId;

  @Column('text')
  topic!: DepartmentTopic;

  @Column({ type: 'timestamptz', name: 'registered_at', insert: false })
  registeredAt!: Date;
}
