import { departmentTopic, RequestReceived } from '#contracts';
import { decode } from '../events/cloud-event.js';
import { type OutsideEvent, outsideMessage } from './outside-event.js';

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
});
