import type { ServiceCode, Violation } from '#civil-service';
import type { Transaction } from '#messaging';
import type { Inadmissible } from '../../domain/admission.js';
import { serviceNotAllowed } from '../../domain/producer.js';
import { registeredServices } from '../../persistence/standards.js';
import type { WrongEvent } from './reading/read-events.js';

const { code: NOT_ALLOWED } = serviceNotAllowed('' as ServiceCode);
const UNKNOWN: Inadmissible = 'EVENT_SERVICE_UNKNOWN';

const foreignService = ({ code, params }: Violation): ServiceCode | undefined =>
  code === NOT_ALLOWED ? (params?.code as ServiceCode) : undefined;

/**
 * Of the services that a producer may not send tells those that are in no register: somebody else mends that. The register is
 * read only when there are any.
 */
export async function unregisteredToldApart(
  tx: Transaction,
  all: readonly (readonly WrongEvent[])[],
): Promise<readonly (readonly WrongEvent[])[]> {
  const isForeign = ({ violations }: WrongEvent) => violations.some((each) => foreignService(each) !== undefined);
  if (!all.some((wrong) => wrong.some(isForeign))) return all;
  const services = await registeredServices(tx);
  const named = (violation: Violation): Violation => {
    const service = foreignService(violation);
    return service === undefined || services.has(service) ? violation : { code: UNKNOWN, field: SERVICE_FIELD };
  };
  return all.map((wrong) => wrong.map((each) => ({ ...each, violations: each.violations.map(named) })));
}

const SERVICE_FIELD = '/data/serviceCode';
