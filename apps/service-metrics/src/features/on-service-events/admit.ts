import { asId, type ServiceCode, type Violation } from '#civil-service';
import type { EventOf, RequestReceived, SurveyAnswered } from '#contracts';
import { type BrokenRule, BrokenRules } from '#messaging';
import { isBlank, type Services, whyInadmissible } from '../../domain/admission.js';
import type { Registrations } from '../../domain/registrations.js';
import { broken } from './refuse.js';

type ServiceEvent = EventOf<typeof RequestReceived> | EventOf<typeof SurveyAnswered>;

/** What events are held against, as they are at the HTTP door. */
interface Measure {
  readonly registrations: Registrations;
  readonly services: Services;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** @throws {BrokenRules} for those that their producer may not send, or that can never be counted */
export function admit(events: readonly ServiceEvent[], measure: Measure): void {
  const refused = new Map<ServiceEvent, BrokenRule>();
  for (const event of events) {
    const why = whyRefused(event, measure);
    if (why !== undefined) refused.set(event, broken(why));
  }
  if (refused.size > 0) throw new BrokenRules(refused);
}

function whyRefused(
  { source, type, time, data }: ServiceEvent,
  { registrations, services, now }: Measure,
): Violation | undefined {
  const whyNotSent = registrations.whyNotSent(source, type);
  if (whyNotSent !== undefined) return whyNotSent;
  if (isBlank('requestId' in data ? data.requestId : data.responseId)) return { code: 'EVENT_NUMBER_BLANK' };
  const serviceCode = asId<ServiceCode>(data.serviceCode);
  const code = whyInadmissible({ at: time.getTime(), serviceCode }, now, services);
  return code === undefined ? registrations.whyNotOf(source, serviceCode) : { code };
}
