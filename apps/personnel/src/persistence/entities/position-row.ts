import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PositionId, PositionKind, UnitId } from '#civil-service';

@Entity('position')
export class PositionRow {
  @PrimaryColumn('uuid', { name: 'position_id' })
  positionId!: PositionId;

  @Column('text')
  code!: string;

  @Column('text')
  title!: string;

  @Column('text')
  kind!: PositionKind;

  @Column('uuid', { name: 'unit_id' })
  unitId!: UnitId;

  @Column('uuid', { name: 'reports_to', nullable: true })
  reportsTo!: PositionId | null;

  @Column('boolean')
  active!: boolean;

  /** The sequence of its events. */
  @Column('int')
  revision!: number;
}
