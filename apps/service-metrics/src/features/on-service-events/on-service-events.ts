import { Controller } from '@nestjs/common';
import { asId, type EmployeeId, type RequestId, type ServiceCode, type UnitId } from '#civil-service';
import {
  type EventOf,
  RequestFinished,
  RequestReceived,
  RequestRejected,
  RequestResumed,
  RequestReturned,
  RequirementsCompleted,
  SurveyAnswered,
} from '#contracts';
import { type Handling, type NewEvent, OnEvents, type Transaction } from '#messaging';
import { MOST_EVENTS_OF_REQUEST } from '../../domain/admission.js';
import { type RequestEvent, unheard } from '../../domain/request-event.js';
import { type Change, finishOf, rollUp, staleAfter } from '../../domain/roll-up.js';
import { readClock } from '../../domain/service-clock.js';
import type { Standards } from '../../domain/service-standard.js';
import { registrationsOf } from '../../persistence/registrations.js';
import { loadRequests, type RequestUpdate, saveRequests, type StoredRequest } from '../../persistence/requests.js';
import { addToRollUp, markStale } from '../../persistence/roll-up.js';
import { standardsToCountBy } from '../../persistence/standards.js';
import { RealisationPublisher } from '../publish-realisation/realisation-publisher.js';
import { Departments } from '../register-department/departments.js';
import { admit } from './admit.js';
import { countForms } from './count-forms.js';
import { refuse } from './refuse.js';
import { KINDS } from './request-contracts.js';

/** All six have the same fields. */
type OfRequest = EventOf<typeof RequestReceived>;
type OfSurvey = EventOf<typeof SurveyAnswered>;
type ServiceEvent = OfRequest | OfSurvey;

const isOfRequest = (event: ServiceEvent): event is OfRequest => KINDS.has(event.type);
const isOfSurvey = (event: ServiceEvent): event is OfSurvey => event.type === SurveyAnswered.type;

/**
 * Counts a department's events. A batch of requests costs seven statements however large it is: this is the platform's busiest
 * path. All types come to one method, so that forms between requests do not cut a batch into pieces.
 * An officer whom personnel has not recorded yet is counted all the same: he is only an id here.
 */
@Controller()
export class OnServiceEvents {
  constructor(
    private readonly departments: Departments,
    private readonly publisher: RealisationPublisher,
  ) {}

  @OnEvents([
    RequestReceived,
    RequirementsCompleted,
    RequestReturned,
    RequestResumed,
    RequestFinished,
    RequestRejected,
    SurveyAnswered,
  ])
  async handle(events: readonly ServiceEvent[], { tx, now }: Handling): Promise<readonly NewEvent[]> {
    const [first] = events;
    if (first === undefined) return [];
    // The topic says who speaks, and all of a batch came by one: an event cannot name another department.
    const unitId = (await this.departments.unitOf(tx, first.topic)) ?? refuse('DEPARTMENT_UNKNOWN');
    const registrations = await registrationsOf(tx, unitId);
    const standards = await standardsToCountBy(tx);
    admit(events, { registrations, services: standards, now: now.getTime() });
    await this.countRequests(tx, unitId, byRequest(events.filter(isOfRequest)), standards);
    await countForms(tx, unitId, events.filter(isOfSurvey));
    return [];
  }

  private async countRequests(tx: Transaction, unitId: UnitId, heard: Heard, standards: Standards): Promise<void> {
    if (heard.size === 0) return;
    const stored = await loadRequests(tx, unitId, [...heard.keys()]);
    const { updates, changes } = learn(heard, stored);
    if (updates.length === 0) return;
    await saveRequests(tx, unitId, updates);
    await addToRollUp(tx, unitId, rollUp(changes, standards));
    const stale = staleAfter(changes);
    await markStale(tx, stale);
    if (stale.length > 0) this.publisher.soon();
  }
}

type Heard = ReadonlyMap<RequestId, readonly RequestEvent[]>;

function byRequest(events: readonly OfRequest[]): Heard {
  const heard = new Map<RequestId, RequestEvent[]>();
  for (const event of events) {
    const said = requestEvent(event);
    const requestId = asId<RequestId>(event.data.requestId);
    const ofRequest = heard.get(requestId);
    if (ofRequest === undefined) heard.set(requestId, [said]);
    else ofRequest.push(said);
  }
  return heard;
}

function requestEvent({ id, source, type, time, data }: OfRequest): RequestEvent {
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
