import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ServiceCode } from '#civil-service';

@Entity('service')
export class Service {
  @PrimaryColumn('text')
  code!: ServiceCode;

  @Column('text', { name: 'name_id' })
  nameId!: string;

  @Column('text', { name: 'name_en' })
  nameEn!: string;
}

/** How fast a service must be, from a day on. `confirmed` once an official has set it; a seeded default is not. */
@Entity('service_standard')
export class ServiceStandardRow {
  @PrimaryColumn('text', { name: 'service_code' })
  serviceCode!: ServiceCode;

  @PrimaryColumn('date', { name: 'effective_from' })
  effectiveFrom!: string;

  @Column('double precision')
  hours!: number;

  @Column('boolean')
  confirmed!: boolean;
}
