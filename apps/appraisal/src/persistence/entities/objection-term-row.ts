import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ObjectionTerm } from '../../domain/closing.js';

@Entity('objection_term')
export class ObjectionTermRow implements ObjectionTerm {
  @PrimaryColumn('date', { name: 'effective_from' })
  effectiveFrom!: string;

  @Column('int', { name: 'delivery_days' })
  deliveryDays!: number;

  @Column('int', { name: 'objection_days' })
  objectionDays!: number;

  /** False: the platform's default, which BKPSDM has yet to confirm. */
  @Column('boolean')
  confirmed!: boolean;
}
