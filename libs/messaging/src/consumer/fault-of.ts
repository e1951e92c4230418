import { type BrokenRules, type Reason, reasonOf } from '../failures.js';
import type { Decoded } from '../events/cloud-event.js';
import type { Incoming } from './incoming.js';

/** Why an event can never be handled; undefined while nothing is known against it. */
export function faultOf({ decoded }: Incoming, broken: BrokenRules['broken']): Reason | undefined {
  if (decoded.kind === 'undecodable') return whyUndecodable(decoded);
  const rule = decoded.kind === 'event' ? broken.get(decoded.event) : undefined;
  return rule && reasonOf(rule);
}

export const whyUndecodable = ({ code, reason, params }: Extract<Decoded, { kind: 'undecodable' }>): Reason => ({
  code,
  reason,
  stack: '',
  ...(params && { params }),
});
