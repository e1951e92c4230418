import { departmentTopic, RequestReceived } from '#contracts';
import { decode } from '../events/cloud-event.js';
import { unpacked } from '../kafka/packed-messages.js';
import { type OutsideEvent, outsideMessage, packEvents } from './outside-event.js';
import { portionsOf } from './portions.js';

const topic = departmentTopic('disdukcapil');
const event = (id: string, requestId = 'AKL-1'): OutsideEvent => ({
  id,
  source: '/departments/disdukcapil/akta',
  time: '2025-03-03T08:00:00+07:00',
  contract: RequestReceived,
  data: { requestId, serviceCode: 'akta-kelahiran', officerId: null },
});
const packed = (count: number, each: (n: number) => OutsideEvent) =>
  unpacked(packEvents(Array.from({ length: count }, (_, n) => each(n))), Array(count).keys());

describe('an event that came by another door than Kafka', () => {
  it('is read by a consumer as it was handed over', () => {
    const sent = outsideMessage(event('e-1'));
    const message = { key: Buffer.from(sent.key), value: Buffer.from(sent.value), headers: sent.headers, offset: '0' };
    expect(sent.key).toBe('AKL-1');
    expect(decode(message, topic)).toEqual({
      kind: 'event',
      event: {
        id: 'e-1',
        source: '/departments/disdukcapil/akta',
        type: RequestReceived.type,
        subject: 'AKL-1',
        time: new Date('2025-03-03T01:00:00.000Z'),
        sequence: 0,
        correlationId: 'e-1',
        topic,
        data: { requestId: 'AKL-1', serviceCode: 'akta-kelahiran', officerId: null },
      },
    });
  });

  it('goes in one portion with its neighbours', () => {
    const messages = packed(500, (n) => event(`e-${n}`));
    expect(portionsOf(messages)).toEqual([messages]);
    expect(portionsOf([])).toEqual([]);
  });

  it('goes in order in portions that a broker takes, however large all are together', () => {
    const messages = packed(1_000, (n) => event(`${n}-${'字'.repeat(500)}`, '字'.repeat(100)));
    const portions = portionsOf(messages);
    expect(portions.length).toBeGreaterThan(1);
    expect(portions.flat()).toEqual(messages);
    for (const portion of portions) {
      const bytes = portion.reduce((sum, { content }) => sum + content.length, 0);
      expect(bytes).toBeLessThan(1_000_000);
    }
  });
});
