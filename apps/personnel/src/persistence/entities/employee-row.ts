import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { EmployeeId, EmploymentStatus, Nip, PositionId, PositionKind, Rank, UnitId } from '#civil-service';
import { PositionRow } from './position-row.js';
import { UnitRow } from './unit-row.js';

@Entity('employee')
export class EmployeeRow {
  @PrimaryColumn('uuid', { name: 'employee_id' })
  employeeId!: EmployeeId;

  @Column('text', { nullable: true })
  nip!: Nip | null;

  @Column('text')
  name!: string;

  @Column('text')
  status!: EmploymentStatus;

  @Column('text', { nullable: true })
  rank!: Rank | null;

  @Column('uuid', { name: 'position_id' })
  positionId!: PositionId;

  @ManyToOne(() => PositionRow)
  @JoinColumn({ name: 'position_id' })
  position!: Relation<PositionRow>;

  @Column('date', { name: 'service_since' })
  serviceSince!: string;

  @Column('boolean')
  active!: boolean;

  /** From here to the end: as last published; of one who has left, as at his leave. */
  @Column('uuid', { name: 'unit_id' })
  unitId!: UnitId;

  @ManyToOne(() => UnitRow)
  @JoinColumn({ name: 'unit_id' })
  unit!: Relation<UnitRow>;

  @Column('text', { name: 'position_kind' })
  positionKind!: PositionKind;

  @Column('uuid', { name: 'appraiser_id', nullable: true })
  appraiserId!: EmployeeId | null;

  @Column('uuid', { name: 'appraiser_superior_id', nullable: true })
  appraiserSuperiorId!: EmployeeId | null;

  @Column('boolean', { name: 'final_by_kind' })
  finalByKind!: boolean;

  /** The sequence of his events. */
  @Column('int')
  revision!: number;
}
