import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PeriodId, PeriodKind, Quarter } from '#civil-service';

@Entity('period')
export class PeriodRow {
  @PrimaryColumn('uuid')
  id!: PeriodId;

  @Column('text')
  kind!: PeriodKind;

  @Column('int')
  year!: number;

  @Column('int', { nullable: true })
  quarter!: Quarter | null;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt!: Date;

  /** Null while an appraisal of it is neither final nor accounted for. */
  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt!: Date | null;
}
