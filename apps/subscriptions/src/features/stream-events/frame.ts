import { employeeFieldsOf } from '#contracts';
import type { CloudEvent } from '../../cloud-event.js';
import { withoutEmployees } from '../../domain/without-employees.js';
import type { Entry } from '../../persistence/feed.js';

/** The event as a reader is given it: CloudEvents JSON on one line. */
export function envelopeFor({ type, envelope }: Entry, personalData: boolean): string {
  if (personalData) return envelope;
  return JSON.stringify(withoutEmployees(JSON.parse(envelope) as CloudEvent, employeeFieldsOf(type)));
}

const framed = (entry: Entry, personalData: boolean): Buffer =>
  Buffer.from(`id: ${entry.position}\nevent: ${entry.type}\ndata: ${envelopeFor(entry, personalData)}\n\n`);

/** An event that many readers are sent: written at most twice, whoever they are. */
export class Frame {
  private named: Buffer | undefined;
  private nameless: Buffer | undefined;

  constructor(readonly entry: Entry) {}

  bytes(personalData: boolean): Buffer {
    if (personalData) return (this.named ??= framed(this.entry, true));
    return (this.nameless ??= framed(this.entry, false));
  }
}

export const bytesOf = (entries: readonly Entry[], personalData: boolean): Buffer =>
  Buffer.concat(entries.map((entry) => framed(entry, personalData)));
