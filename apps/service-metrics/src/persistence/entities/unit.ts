import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UnitId } from '#civil-service';

/** Local copy of a unit. */
@Entity('unit')
export class Unit {
  @PrimaryColumn('uuid', { name: 'unit_id' })
  unitId!: UnitId;

  @Column('text')
  code!: string;

  @Column('text')
  name!: string;

  @Column('boolean')
  active!: boolean;
}
