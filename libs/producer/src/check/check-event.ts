import { dataFindings } from './data.js';
import { envelopeFindings } from './envelope.js';
import { type Finding, finding } from './finding.js';

/** Everything that is wrong with a CloudEvent, as far as it can be known without the platform; empty when it is right. */
export function checkEvent(event: unknown, now: Date = new Date()): Finding[] {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return [finding('', 'NOT_AN_OBJECT')];
  const members = event as Readonly<Record<string, unknown>>;
  return [...envelopeFindings(members, now), ...dataFindings(members.type, members.data)];
}
