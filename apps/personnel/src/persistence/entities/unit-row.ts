import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UnitId, UnitKind } from '#civil-service';

@Entity('unit')
export class UnitRow {
  @PrimaryColumn('uuid', { name: 'unit_id' })
  unitId!: UnitId;

  @Column('text')
  code!: string;

  @Column('text')
  name!: string;

  @Column('text')
  kind!: UnitKind;

  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId!: UnitId | null;

  @Column('boolean')
  active!: boolean;

  /** The sequence of its events. */
  @Column('int')
  revision!: number;
}
