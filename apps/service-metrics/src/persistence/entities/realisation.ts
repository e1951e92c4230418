import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EmployeeId, IndicatorId, Measure, PlanId, Quarter, ServiceCode } from '#civil-service';

/** What was last published of an indicator in a period; `quarter` is null for the year. */
@Entity('realisation')
export class Realisation {
  @PrimaryColumn('uuid', { name: 'indicator_id' })
  indicatorId!: IndicatorId;

  @PrimaryColumn('int')
  year!: number;

  @PrimaryColumn('int')
  quarter!: Quarter | null;

  @Column('uuid', { name: 'plan_id' })
  planId!: PlanId;

  @Column('uuid', { name: 'employee_id' })
  employeeId!: EmployeeId;

  @Column('text', { name: 'service_code' })
  serviceCode!: ServiceCode;

  @Column('text')
  measure!: Measure;

  @Column('double precision')
  value!: number | null;

  @Column('int')
  count!: number;

  @Column('timestamptz', { name: 'as_of' })
  asOf!: Date;

  @Column('int')
  sequence!: number;
}
