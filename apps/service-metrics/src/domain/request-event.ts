import type { EmployeeId, ServiceCode } from '#civil-service';

/**
 * In the order in which a request lives through them, which also orders events of one instant: a clock starts before it
 * pauses, a pause ends before the document is issued (else it would never end), and a document that was issued outweighs a
 * rejection of the same instant.
 */
export const REQUEST_EVENT_KINDS = [
  'received',
  'requirements-completed',
  'returned',
  'resumed',
  'finished',
  'rejected',
] as const;
export type RequestEventKind = (typeof REQUEST_EVENT_KINDS)[number];

/** What a department said of one request. `id` is unique within `source`, as CloudEvents has it. */
export interface RequestEvent {
  readonly id: string;
  readonly source: string;
  readonly kind: RequestEventKind;
  /** When it happened, in milliseconds since 1970 UTC. */
  readonly at: number;
  readonly serviceCode: ServiceCode;
  /** Who handled the step; null when a machine did. */
  readonly officerId: EmployeeId | null;
}

const POSITION: Readonly<Record<RequestEventKind, number>> = {
  received: 0,
  'requirements-completed': 1,
  returned: 2,
  resumed: 3,
  finished: 4,
  rejected: 5,
};

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** By time, then kind, then id: a total order, so that arrival never decides. */
export const byTimeKindId = (left: RequestEvent, right: RequestEvent): number =>
  left.at - right.at ||
  POSITION[left.kind] - POSITION[right.kind] ||
  compareText(left.id, right.id) ||
  compareText(left.source, right.source);

/** What is new in `heard`, each event once. */
export const unheard = (known: readonly RequestEvent[], heard: readonly RequestEvent[]): readonly RequestEvent[] =>
  heard.filter((event, index) => !known.some(isSame(event)) && heard.findIndex(isSame(event)) === index);

const isSame =
  ({ source, id }: RequestEvent) =>
  (other: RequestEvent): boolean =>
    other.id === id && other.source === source;
