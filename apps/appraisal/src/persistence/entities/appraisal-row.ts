import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { AppraisalId, EmployeeId, PeriodId, Predicate, UnitId } from '#civil-service';
import type { AppraisalState, Correction, FinalBecause } from '../../domain/appraisal.js';
import type { DraftMarks } from '../../domain/marks.js';
import type { Basis } from '../../domain/suggestion.js';
import { EmployeeRow } from './employee-row.js';
import { PeriodRow } from './period-row.js';

@Entity('appraisal')
export class AppraisalRow {
  @PrimaryColumn('uuid')
  id!: AppraisalId;

  @Column('uuid', { name: 'period_id' })
  periodId!: PeriodId;

  @ManyToOne(() => PeriodRow)
  @JoinColumn({ name: 'period_id' })
  period!: Relation<PeriodRow>;

  @Column('uuid', { name: 'employee_id' })
  employeeId!: EmployeeId;

  @ManyToOne(() => EmployeeRow)
  @JoinColumn({ name: 'employee_id' })
  employee!: Relation<EmployeeRow>;

  /** Of a draft: where he works now. Once signed: where he was appraised. */
  @Column('uuid', { name: 'unit_id' })
  unitId!: UnitId;

  /** Of a draft: who is to rate. Once signed: who signed. */
  @Column('uuid', { name: 'appraiser_id' })
  appraiserId!: EmployeeId;

  @Column('text')
  state!: AppraisalState;

  @Column('int')
  version!: number;

  /** The sequence of its events: 0 until it is final. */
  @Column('int')
  revision!: number;

  @Column('jsonb', { nullable: true })
  marks!: DraftMarks | null;

  @Column('text', { nullable: true })
  predicate!: Predicate | null;

  @Column('timestamptz', { name: 'signed_at', nullable: true })
  signedAt!: Date | null;

  /** Plan, evidence and suggestion as they were at signing. */
  @Column('jsonb', { nullable: true })
  basis!: Basis | null;

  @Column('boolean', { name: 'has_evidence', nullable: true })
  hasEvidence!: boolean | null;

  @Column('text', { name: 'final_because', nullable: true })
  finalBecause!: FinalBecause | null;

  @Column('timestamptz', { name: 'final_at', nullable: true })
  finalAt!: Date | null;

  @Column('jsonb', { nullable: true })
  correction!: Correction | null;
}
