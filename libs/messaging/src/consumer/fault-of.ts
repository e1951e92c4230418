import { type BrokenRules, type Reason, reasonOf } from '../failures.js';
import type { Incoming } from './incoming.js';

/** Why an event can never be handled; undefined while nothing is known against it. */
export function faultOf({ decoded }: Incoming, broken: BrokenRules['broken']): Reason | undefined {
  if (decoded.kind === 'undecodable') return { code: decoded.code, reason: decoded.reason, stack: '' };
  const rule = decoded.kind === 'event' ? broken.get(decoded.event) : undefined;
  return rule && reasonOf(rule);
}
