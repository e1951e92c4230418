import { seeded } from '../../sample-city/seeded.js';
import type { RequestEvent } from './certificates.js';

/** A Kafka message, as any client takes it. */
export interface Message {
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What its registration as `loket` of `disdukcapil` says. */
const SOURCE = '/departments/disdukcapil/loket';
export const SERVICE_CODE = 'akta-kelahiran';

/** CloudEvents 1.0, Kafka binding, binary mode, as the platform documents it. No citizen's name or NIK. */
export const messageOf = ({ kind, requestNumber, officerId, at }: RequestEvent): Message => ({
  key: requestNumber,
  value: JSON.stringify({ requestId: requestNumber, serviceCode: SERVICE_CODE, officerId }),
  headers: {
    ce_specversion: '1.0',
    // The same for the same event, so that whoever gets it twice can tell.
    ce_id: `${requestNumber}/${kind}`,
    ce_source: SOURCE,
    ce_type: `teladan.service.${kind}.v1`,
    ce_subject: requestNumber,
    ce_time: at.toISOString(),
    'content-type': 'application/json',
  },
});

/** Sent by a program that broke off in the middle of a sentence. */
export const BROKEN_KEY = 'AKL-2025Q1-99999';

const brokenMessage = (): Message => {
  const whole = messageOf({
    ...{ kind: 'request-finished', requestNumber: BROKEN_KEY, officerId: null },
    at: new Date('2025-03-12T03:00:00Z'),
  });
  return { ...whole, value: whole.value.slice(0, -20) };
};

const TWICE_SHARE = 0.03;

/** As a bad day's network brings them: in any order, some twice, and a broken one among them. */
export const trafficOf = (events: readonly RequestEvent[], seed: number): Message[] => {
  const random = seeded(seed, 'traffic');
  const messages = events.flatMap((event) => {
    const message = messageOf(event);
    return random.share() < TWICE_SHARE ? [message, message] : [message];
  });
  return random.shuffled([...messages, brokenMessage()]);
};
