import {
  type EventContract,
  RequestFinished,
  RequestReceived,
  RequestRejected,
  RequestResumed,
  RequestReturned,
  RequirementsCompleted,
} from '#contracts';
import type { RequestEventKind } from '../../domain/request-event.js';

const CONTRACTS: Readonly<Record<RequestEventKind, EventContract>> = {
  received: RequestReceived,
  'requirements-completed': RequirementsCompleted,
  returned: RequestReturned,
  resumed: RequestResumed,
  finished: RequestFinished,
  rejected: RequestRejected,
};

/** What a department may say of a request, by event type. */
export const REQUEST_CONTRACTS: ReadonlyMap<string, EventContract> = new Map(
  Object.values(CONTRACTS).map((contract) => [contract.type, contract]),
);

export const KINDS: ReadonlyMap<string, RequestEventKind> = new Map(
  Object.entries(CONTRACTS).map(([kind, { type }]) => [type, kind as RequestEventKind]),
);
