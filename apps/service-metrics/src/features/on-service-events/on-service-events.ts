import { Controller } from '@nestjs/common';
import { asId, type EmployeeId, type RequestId, type ServiceCode, type Violation } from '#civil-service';
import {
  type EventOf,
  RequestFinished,
  RequestReceived,
  RequestRejected,
  RequestResumed,
  RequestReturned,
  RequirementsCompleted,
} from '#contracts';
import { BrokenRule, BrokenRules, type Handling, type NewEvent, OnEvents } from '#messaging';
import { textOf } from '#platform';
import { MOST_EVENTS_OF_REQUEST, type Services, whyInadmissible } from '../../domain/admission.js';
import type { Registrations } from '../../domain/registrations.js';
import { type RequestEvent, unheard } from '../../domain/request-event.js';
import { type Change, finishOf, rollUp, staleAfter } from '../../domain/roll-up.js';
import { readClock } from '../../domain/service-clock.js';
import { registrationsOf } from '../../persistence/registrations.js';
import { loadRequests, type RequestUpdate, saveRequests, type StoredRequest } from '../../persistence/requests.js';
import { addToRollUp, markStale } from '../../persistence/roll-up.js';
import { standardsToCountBy } from '../../persistence/standards.js';
import { messages } from '../../messages.js';
import { RealisationPublisher } from '../publish-realisation/realisation-publisher.js';
import { Departments } from '../register-department/departments.js';
import { KINDS } from './request-contracts.js';

/** All six have the same fields. */
type ServiceEvent = EventOf<typeof RequestReceived>;

/**
 * Counts a department's events. A batch costs seven statements however large it is: this is the platform's busiest path.
 * An officer whom personnel has not recorded yet is counted all the same: he is only an id here.
 */
@Controller()
export class OnServiceEvents {
  constructor(
    private readonly departments: Departments,
    private readonly publisher: RealisationPublisher,
  ) {}

  @OnEvents([RequestReceived, RequirementsCompleted, RequestReturned, RequestResumed, RequestFinished, RequestRejected])
  async handle(events: readonly ServiceEvent[], { tx, now }: Handling): Promise<readonly NewEvent[]> {
    const [first] = events;
    if (first === undefined) return [];
    // The topic says who speaks, and all of a batch came by one: an event cannot name another department.
    const unitId = (await this.departments.unitOf(tx, first.topic)) ?? refuse('DEPARTMENT_UNKNOWN');
    const registrations = await registrationsOf(tx, unitId);
    const standards = await standardsToCountBy(tx);
    const heard = byRequest(events, { registrations, services: standards, now: now.getTime() });
    const stored = await loadRequests(tx, unitId, [...heard.keys()]);
    const { updates, changes } = learn(heard, stored);
    if (updates.length === 0) return [];
    await saveRequests(tx, unitId, updates);
    await addToRollUp(tx, unitId, rollUp(changes, standards));
    const stale = staleAfter(changes);
    await markStale(tx, stale);
    if (stale.length > 0) this.publisher.soon();
    return [];
  }
}

const broken = ({ code, params }: Violation): BrokenRule =>
  new BrokenRule(code, textOf(messages, code, 'en', params), params);

const refuse = (code: keyof typeof messages): never => {
  throw broken({ code });
};

type Heard = ReadonlyMap<RequestId, readonly RequestEvent[]>;

/** What events are held against, as they are at the HTTP door. */
interface Measure {
  readonly registrations: Registrations;
  readonly services: Services;
  readonly now: number;
}

/** @throws {BrokenRules} for those that their producer may not send, or that can never be counted */
function byRequest(events: readonly ServiceEvent[], measure: Measure): Heard {
  const heard = new Map<RequestId, RequestEvent[]>();
  const refused = new Map<ServiceEvent, BrokenRule>();
  for (const event of events) {
    const said = requestEvent(event);
    const why = whyRefused(said, event.type, measure);
    if (why !== undefined) refused.set(event, broken(why));
    const requestId = asId<RequestId>(event.data.requestId);
    const ofRequest = heard.get(requestId);
    if (ofRequest === undefined) heard.set(requestId, [said]);
    else ofRequest.push(said);
  }
  if (refused.size > 0) throw new BrokenRules(refused);
  return heard;
}

function whyRefused(
  said: RequestEvent,
  type: string,
  { registrations, services, now }: Measure,
): Violation | undefined {
  const { source, serviceCode } = said;
  const whyNotSent = registrations.whyNotSent(source, type);
  if (whyNotSent !== undefined) return whyNotSent;
  const code = whyInadmissible(said, now, services);
  return code === undefined ? registrations.whyNotOf(source, serviceCode) : { code };
}

function requestEvent({ id, source, type, time, data }: ServiceEvent): RequestEvent {
  const kind = KINDS.get(type);
  if (kind === undefined) throw new Error(`${type} is not an event of a request`);
  return {
    id,
    source,
    kind,
    at: time.getTime(),
    serviceCode: asId<ServiceCode>(data.serviceCode),
    officerId: data.officerId === null ? null : asId<EmployeeId>(data.officerId),
  };
}

function learn(
  heard: Heard,
  known: ReadonlyMap<RequestId, StoredRequest>,
): { updates: RequestUpdate[]; changes: Change[] } {
  const updates: RequestUpdate[] = [];
  const changes: Change[] = [];
  for (const [requestId, said] of heard) {
    const { revision, finish: before, events } = known.get(requestId) ?? { revision: 0, finish: undefined, events: [] };
    const news = unheard(events, said);
    if (news.length === 0) continue;
    if (events.length + news.length > MOST_EVENTS_OF_REQUEST) refuse('REQUEST_HAS_TOO_MANY_EVENTS');
    const state = readClock([...events, ...news]);
    updates.push({ requestId, revision: revision + 1, state, news });
    changes.push({ before, after: finishOf(state) });
  }
  return { updates, changes };
}
