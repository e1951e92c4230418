import { type EventContract, RequestFinished, RequestReceived, RequirementsCompleted } from '#contracts';
import { asMessage, type RawMessage } from '#testing';
import { OFFICERS, SOURCE, TOPIC, YEAR } from './cast.js';

const HOUR_MS = 3_600_000;
const START = Date.UTC(YEAR, 0, 2, 1);
/** Makes each day's share of the work the same, however many days there are. */
const REQUESTS_A_DAY = 2_000;
/** Requests received later than one and before its next step: what a department has open, and what keeps batches mixed. */
const UNTIL_COMPLETE = 100;
const UNTIL_FINISHED = 1_000;

/**
 * What a department says of its requests, three events each: received, requirements complete, finished 1 to 36 hours later.
 * The same events for the same number, but for their ids; a longer row begins as a shorter one does.
 */
export function* requestEvents(events: number): Generator<RawMessage> {
  const requests = Math.ceil(events / 3);
  let made = 0;
  for (let step = 0; made < events; step += 1) {
    for (const message of eventsAt(step, requests)) {
      if (made === events) return;
      made += 1;
      yield message;
    }
  }
}

function* eventsAt(step: number, requests: number): Generator<RawMessage> {
  const completed = step - UNTIL_COMPLETE;
  const finished = step - UNTIL_FINISHED;
  if (step < requests) yield said(RequestReceived, step, receivedAt(step));
  if (completed >= 0 && completed < requests) yield said(RequirementsCompleted, completed, completedAt(completed));
  if (finished >= 0 && finished < requests) yield said(RequestFinished, finished, finishedAt(finished));
}

const receivedAt = (request: number): number => START + (request / REQUESTS_A_DAY) * 24 * HOUR_MS;
const completedAt = (request: number): number => receivedAt(request) + HOUR_MS;
const finishedAt = (request: number): number =>
  completedAt(request) + (1 + (35 * ((request * 7_919) % 997)) / 997) * HOUR_MS;

const said = (contract: EventContract, request: number, at: number): RawMessage => {
  const officer = OFFICERS[(request * 31) % OFFICERS.length];
  const data = {
    requestId: `BNC-${YEAR}-${String(request).padStart(7, '0')}`,
    serviceCode: officer?.serviceCode ?? '',
    officerId: officer?.employeeId ?? null,
  };
  return asMessage(contract, data, { topic: TOPIC, source: SOURCE, time: new Date(Math.round(at)) });
};
