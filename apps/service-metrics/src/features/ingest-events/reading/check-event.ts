import { ok, refused, type Result, type ServiceCode, type Violation } from '#civil-service';
import type { EventContract } from '#contracts';
import { holdsNul, isFit, MAX_ID_LENGTH, type OutsideEvent } from '#messaging/packing';
import { unsafeKeyOf } from '#platform/reading';
import { isBlank, type Services, whyInadmissible } from '../../../domain/admission.js';
import { type AttributeLimits, type CloudEvent, instantOf, readCloudEvent } from '../../../domain/cloud-event.js';
import { notOwnSource, type Permissions, serviceNotAllowed, typeNotAllowed } from '../../../domain/producer.js';
import { SERVICE_CONTRACTS } from '../../on-service-events/service-contracts.js';
import { printable } from './printable.js';

/** What an event is held against. */
export interface Measure {
  readonly producer: Permissions;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** As contracts of departments' events have it. */
type ServiceData = Readonly<Record<string, unknown>> & { readonly serviceCode: ServiceCode };

export type RightEvent = OutsideEvent & { readonly data: ServiceData };

export type CheckedEvent = Result<RightEvent>;

/**
 * All that would have it parked at the consumer is found here, while the sender still listens. Whether a service that its
 * producer may not send is in the register at all is not asked.
 */
export function checkEvent(event: unknown, measure: Measure): CheckedEvent {
  const unsafe = unsafeKeyOf(event);
  if (unsafe) return refused({ ...unsafe, field: printable(unsafe.field ?? '', MAX_POINTER) });
  const read = readCloudEvent(event, LIMITS);
  if (!read.ok) return read;
  const contract = SERVICE_CONTRACTS.get(read.value.type);
  if (contract === undefined || !isAllowed(read.value, measure.producer)) {
    const [notOwn = UNKNOWN_TYPE, ...more] = notAllowed(read.value, measure.producer, contract);
    return refused(notOwn, ...more);
  }
  return withData(read.value, contract, measure);
}

const LIMITS: AttributeLimits = { maxId: MAX_ID_LENGTH, isFit };

const MAX_POINTER = 200;

const UNKNOWN_TYPE: Violation = {
  code: 'EVENT_TYPE_UNKNOWN',
  field: '/type',
  params: { types: [...SERVICE_CONTRACTS.keys()].join(', ') },
};

const isAllowed = ({ source, type }: CloudEvent, producer: Permissions): boolean =>
  source === producer.source && producer.eventTypes.includes(type);

function notAllowed(
  { source, type }: CloudEvent,
  { source: own, eventTypes }: Permissions,
  contract: EventContract | undefined,
): Violation[] {
  const foreign = source === own ? [] : [notOwnSource(own)];
  if (contract === undefined) return [...foreign, UNKNOWN_TYPE];
  return eventTypes.includes(type) ? foreign : [...foreign, typeNotAllowed(type)];
}

function withData(event: CloudEvent, contract: EventContract, { producer, now }: Measure): CheckedEvent {
  const [broken, ...more] = contract.errors(event.data).map(({ field, message }) => ({
    code: 'CONTRACT_BROKEN',
    field: printable(`/data${field === '/' ? '' : field}`, MAX_POINTER),
    params: { detail: message },
  }));
  if (broken !== undefined) return refused(broken, ...more);
  const data = event.data as ServiceData;
  const { serviceCode } = data;
  const about = contract.subject(data);
  const aboutField = 'requestId' in data ? '/data/requestId' : '/data/responseId';
  if (isBlank(about)) return refused({ code: 'EVENT_NUMBER_BLANK', field: aboutField });
  const why = whyInadmissible({ at: event.at, serviceCode }, now, ANY_SERVICE);
  if (why !== undefined) return refused({ code: why, field: '/time' });
  if (!producer.serviceCodes.includes(serviceCode)) return refused(serviceNotAllowed(serviceCode));
  // The contract lets through what no attribute may hold: half a character, a tab, a line end.
  if (!isFit(about) || holdsNul(about)) return refused({ code: 'CONTROL_CHARACTERS', field: aboutField });
  return ok({ id: event.id, source: event.source, time: event.time, contract, data });
}

/** Whether a right event would be right at another time too, as it is written. */
export function mayHaveHappened({ data: { serviceCode } }: RightEvent, time: string, { now }: Measure): boolean {
  const at = instantOf(time);
  return at !== undefined && whyInadmissible({ at, serviceCode }, now, ANY_SERVICE) === undefined;
}

/** What a producer may send is in the register, which nothing is ever taken out of. */
const ANY_SERVICE: Services = { has: () => true };
