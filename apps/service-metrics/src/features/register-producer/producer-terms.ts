import { type Result, unless, type Violation } from '#civil-service';
import type { EntityManager } from 'typeorm';
import type { ProducerTerms } from '../../persistence/producer-changes.js';
import { registeredServices } from '../../persistence/standards.js';
import { SERVICE_EVENT_TYPES } from '../on-service-events/service-contracts.js';
import type { TermsBody } from './producer-bodies.js';

const each = <T extends string>(list: readonly T[]): T[] => [...new Set(list)].sort();

/**
 * Each once and in one order, so that the same wish is the same. Refused with every service that is not registered.
 *
 * @param leftOut the event types of a wish that names none
 */
export async function termsOf(
  db: EntityManager,
  body: TermsBody,
  leftOut: readonly string[] = SERVICE_EVENT_TYPES,
): Promise<Result<ProducerTerms>> {
  const { contact, eventTypes = leftOut, serviceCodes } = body;
  const known = await registeredServices(db);
  const unknown = serviceCodes.flatMap((code, index): Violation[] =>
    known.has(code) ? [] : [{ code: 'SERVICE_NOT_REGISTERED', field: `/serviceCodes/${index}`, params: { code } }],
  );
  return unless(unknown, { contact, eventTypes: each(eventTypes), serviceCodes: each(serviceCodes) });
}

export const sameTerms = (left: ProducerTerms, right: ProducerTerms): boolean =>
  left.contact === right.contact &&
  left.eventTypes.join() === right.eventTypes.join() &&
  left.serviceCodes.join() === right.serviceCodes.join();
