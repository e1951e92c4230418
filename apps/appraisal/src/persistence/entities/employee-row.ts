import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EmployeeId, EmploymentStatus, UnitId } from '#civil-service';
import type { SkipReason } from '../../domain/opening.js';

/** Copy of personnel's employee, as far as appraisal needs it. */
@Entity('employee')
export class EmployeeRow {
  @PrimaryColumn('uuid', { name: 'employee_id' })
  employeeId!: EmployeeId;

  @Column('uuid', { name: 'unit_id' })
  unitId!: UnitId;

  @Column('text')
  status!: EmploymentStatus;

  @Column('boolean')
  active!: boolean;

  @Column('uuid', { name: 'appraiser_id', nullable: true })
  appraiserId!: EmployeeId | null;

  @Column('uuid', { name: 'appraiser_superior_id', nullable: true })
  appraiserSuperiorId!: EmployeeId | null;

  @Column('boolean', { name: 'final_by_kind' })
  finalByKind!: boolean;

  /** Null when he is appraised in a period that is opened now. */
  @Column('text', { name: 'skipped_because', nullable: true })
  skippedBecause!: SkipReason | null;

  @Column('bigint')
  sequence!: string;
}
