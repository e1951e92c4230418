import { departmentTopic, RequestReceived } from '#contracts';
import { decode } from '../events/cloud-event.js';
import { type OutsideEvent, outsideMessage, portionsOf } from './outside-event.js';

const topic = departmentTopic('disdukcapil');
const event = (id: string, requestId = 'AKL-1'): OutsideEvent => ({
  id,
  source: '/departments/disdukcapil/akta',
  time: '2025-03-03T08:00:00+07:00',
  contract: RequestReceived,
  data: { requestId, serviceCode: 'akta-kelahiran', officerId: null },
});

describe('an event that came by another door than Kafka', () => {
  it('is read by a consumer as it was handed over', () => {
    const sent = outsideMessage(topic, event('e-1'));
    const message = { key: Buffer.from(sent.key), value: Buffer.from(sent.value), headers: sent.headers, offset: '0' };
    expect([sent.topic, sent.key]).toEqual([topic, 'AKL-1']);
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
    const messages = Array.from({ length: 500 }, (_, n) => outsideMessage(topic, event(`e-${n}`)));
    expect(portionsOf(messages)).toEqual([messages]);
    expect(portionsOf([])).toEqual([]);
  });

  it('goes in order in portions that a broker takes, however large all are together', () => {
    const messages = Array.from({ length: 1000 }, (_, n) =>
      outsideMessage(topic, event(`${n}-${'字'.repeat(500)}`, '字'.repeat(100))),
    );
    const portions = portionsOf(messages);
    expect(portions.length).toBeGreaterThan(1);
    expect(portions.flat()).toEqual(messages);
    for (const portion of portions) expect(Buffer.byteLength(JSON.stringify(portion))).toBeLessThan(1024 * 1024);
  });
});
