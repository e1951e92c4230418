import { Controller } from '@nestjs/common';
import { asId, type EmployeeId, QUARTERS, type ServiceCode } from '#civil-service';
import { type DataOf, type EventOf, PlanAgreed } from '#contracts';
import { type Handling, type NewEvent, OnEvent, type Transaction } from '#messaging';
import type { Stale } from '../../domain/roll-up.js';
import { markStale } from '../../persistence/roll-up.js';
import { RealisationPublisher } from '../publish-realisation/realisation-publisher.js';

type Plan = DataOf<typeof PlanAgreed>;

/** Binds a plan's indicators to service measurements, in place of those of its earlier version. */
@Controller()
export class OnPlanAgreed {
  constructor(private readonly publisher: RealisationPublisher) {}

  @OnEvent(PlanAgreed)
  async handle({ data: plan, sequence }: EventOf<typeof PlanAgreed>, { tx }: Handling): Promise<readonly NewEvent[]> {
    if (!(await isNewest(tx, plan, sequence))) return [];
    const bindings = bindingsOf(plan);
    await replaceBindings(tx, plan, bindings);
    // Service events may have come before the plan that they are evidence for.
    await markStale(tx, staleBy(plan, bindings));
    if (bindings.length > 0) this.publisher.soon();
    return [];
  }
}

const bindingsOf = (plan: Plan) =>
  plan.results.flatMap(({ indicators }) =>
    indicators.flatMap(({ indicatorId, measurement }) =>
      measurement === null ? [] : [{ indicatorId, ...measurement }],
    ),
  );

type Bindings = ReturnType<typeof bindingsOf>;

async function isNewest(tx: Transaction, { planId }: Plan, sequence: number): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `INSERT INTO plan AS t (plan_id, sequence) VALUES ($1, $2)
     ON CONFLICT (plan_id) DO UPDATE SET sequence = excluded.sequence WHERE t.sequence < excluded.sequence
     RETURNING 1`,
    [planId, sequence],
  );
  return rows.length > 0;
}

async function replaceBindings(tx: Transaction, { planId, employeeId, year }: Plan, bindings: Bindings): Promise<void> {
  await tx.query(`DELETE FROM binding WHERE plan_id = $1`, [planId]);
  await tx.query(
    `INSERT INTO binding (plan_id, employee_id, year, indicator_id, service_code, measure, within_hours)
     SELECT $1, $2, $3, b.* FROM unnest($4::uuid[], $5::text[], $6::text[], $7::double precision[]) AS b
     ON CONFLICT (indicator_id) DO UPDATE SET plan_id = excluded.plan_id, employee_id = excluded.employee_id,
       year = excluded.year, service_code = excluded.service_code, measure = excluded.measure,
       within_hours = excluded.within_hours`,
    [
      planId,
      employeeId,
      year,
      bindings.map(({ indicatorId }) => indicatorId),
      bindings.map(({ serviceCode }) => serviceCode),
      bindings.map(({ measure }) => measure),
      bindings.map(({ withinHours }) => withinHours),
    ],
  );
}

function staleBy({ employeeId, year }: Plan, bindings: Bindings): readonly Stale[] {
  const services = [...new Set(bindings.map(({ serviceCode }) => serviceCode))];
  return services.flatMap((serviceCode) =>
    QUARTERS.map((quarter) => ({
      officerId: asId<EmployeeId>(employeeId),
      serviceCode: asId<ServiceCode>(serviceCode),
      year,
      quarter,
    })),
  );
}
