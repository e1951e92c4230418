import { Injectable } from '@nestjs/common';
import { asId, ok, refused, type Result, type ServiceCode } from '#civil-service';
import { type Transaction, UnitOfWork } from '#messaging';
import { canBeginOn, reignOf } from '../../domain/service-standard.js';
import { Service, ServiceStandardRow } from '../../persistence/entities/service.js';
import { judgeAgain, lockStandards } from '../../persistence/standards.js';
import type { ServiceBody, StandardBody } from './standard-bodies.js';

const OF_ANOTHER_CENTURY = refused({ code: 'STANDARD_OF_ANOTHER_CENTURY', field: '/effectiveFrom' });

/** Keeps the register of services and of their standards, which are dated data. */
@Injectable()
export class SetStandard {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async addService(body: ServiceBody): Promise<Result<Service>> {
    const { nameId, nameEn, standardHours: hours, effectiveFrom } = body;
    const code = asId<ServiceCode>(body.code);
    if (!canBeginOn(effectiveFrom)) return OF_ANOTHER_CENTURY;
    return this.alone(async (tx) => {
      const [taken] = await tx.query<{ code: string }[]>(
        // Events name services by their exact codes: two that differ by case alone would be taken for each other by people.
        `SELECT code FROM service WHERE lower(code) = lower($1)`,
        [code],
      );
      if (taken) return refused({ code: 'SERVICE_EXISTS', field: '/code', params: taken });
      const service = { code, nameId, nameEn };
      await tx.insert(Service, service);
      await tx.insert(ServiceStandardRow, { serviceCode: code, effectiveFrom, hours, confirmed: true });
      return ok(service);
    });
  }

  /** A standard of the same day is replaced. What was finished while it reigns is judged again. */
  async setStandard(
    serviceCode: ServiceCode,
    { hours, effectiveFrom }: StandardBody,
  ): Promise<Result<ServiceStandardRow>> {
    if (!canBeginOn(effectiveFrom)) return OF_ANOTHER_CENTURY;
    return this.alone(async (tx) => {
      if (!(await tx.existsBy(Service, { code: serviceCode }))) {
        return refused({ code: 'SERVICE_UNKNOWN', params: { code: serviceCode } });
      }
      const standard = { serviceCode, effectiveFrom, hours, confirmed: true };
      await tx.upsert(ServiceStandardRow, standard, ['serviceCode', 'effectiveFrom']);
      const all = await tx.findBy(ServiceStandardRow, { serviceCode });
      await judgeAgain(tx, serviceCode, reignOf(all, effectiveFrom), hours);
      return ok(standard);
    });
  }

  private alone<T>(work: (tx: Transaction) => Promise<Result<T>>): Promise<Result<T>> {
    return this.unitOfWork.commit(async (tx) => {
      await lockStandards(tx);
      return { value: await work(tx), events: [] };
    });
  }
}
