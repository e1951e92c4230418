import { ANY_DEPARTMENT, catalogue, PlanAgreed } from '#contracts';
import { decode, encode } from './cloud-event.js';
import { newEvent } from './new-event.js';

const cause = { correlationId: 'call-1', causationId: 'event-1' };
const now = new Date('2025-03-31T10:00:00.000Z');
const contracts = [...catalogue().values()].map((contract) => [contract.type, contract] as const);

describe('an event on its way through Kafka', () => {
  it.each(contracts)('%s arrives as its example was published', (_, contract) => {
    const sent = encode(newEvent(contract, contract.example, 3), 'test', cause, now);
    const topic = contract.topic === ANY_DEPARTMENT ? 'service-events.disdukcapil' : contract.topic;
    const value = Buffer.from(sent.payload);
    const headers = Object.fromEntries(Object.entries(sent.headers).map(([name, text]) => [name, Buffer.from(text)]));
    expect(decode({ key: Buffer.from(sent.key), value, headers, offset: '0' }, topic)).toEqual({
      kind: 'event',
      event: {
        id: sent.id,
        source: '/teladan/test',
        type: contract.type,
        subject: contract.subject(contract.example),
        time: now,
        sequence: 3,
        correlationId: 'call-1',
        causationId: 'event-1',
        topic,
        data: contract.example,
      },
    });
    expect(sent.headers).toMatchObject({ ce_causationid: 'event-1', ce_specversion: '1.0' });
  });

  it('is not published when it breaks its contract, and says where', () => {
    const broken = newEvent(PlanAgreed, { ...PlanAgreed.example, version: 0 }, 1);
    expect(() => encode(broken, 'test', cause, now)).toThrow(/plan-agreed.v1 breaks its contract at \/version/);
  });
});
