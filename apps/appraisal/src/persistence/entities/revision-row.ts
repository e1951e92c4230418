import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AppraisalId, EmployeeId, Predicate } from '#civil-service';
import type { Marks } from '../../domain/marks.js';

/** Every revision of a final appraisal is kept. */
@Entity('appraisal_revision')
export class RevisionRow {
  @PrimaryColumn('uuid', { name: 'appraisal_id' })
  appraisalId!: AppraisalId;

  @PrimaryColumn('int')
  revision!: number;

  @Column('jsonb')
  marks!: Marks;

  @Column('text')
  predicate!: Predicate;

  @Column('uuid', { name: 'made_by' })
  madeBy!: EmployeeId;

  @Column('timestamptz', { name: 'made_at' })
  madeAt!: Date;

  /** Of a correction; null for revision 1. */
  @Column('text', { nullable: true })
  reason!: string | null;
}
