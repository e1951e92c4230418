import { asId, type ServiceCode } from '#civil-service';
import { RequestFinished, RequestReceived } from '#contracts';
import { type RegisteredProducer, Registrations } from './registrations.js';

const akta = asId<ServiceCode>('akta-kelahiran');
const kk = asId<ServiceCode>('kk');

const producer = (name: string, more: Partial<RegisteredProducer> = {}): RegisteredProducer => ({
  name,
  source: `/departments/disdukcapil/${name}`,
  eventTypes: [RequestReceived.type],
  serviceCodes: [akta],
  hasEnded: false,
  ...more,
});

const registered = new Registrations([producer('loket'), producer('lama', { hasEnded: true })]);
const LOKET = '/departments/disdukcapil/loket';

describe('what a department’s producers may send', () => {
  it('is what each was registered for', () => {
    expect(registered.whyNotSent(LOKET, RequestReceived.type)).toBeUndefined();
    expect(registered.whyNotOf(LOKET, akta)).toBeUndefined();
  });

  it.each([
    ['a type that it was not registered for', LOKET, RequestFinished.type, 'EVENT_TYPE_NOT_ALLOWED', '/type'],
    ['a source that nobody has', '/departments/lain/loket', RequestReceived.type, 'SOURCE_NOT_OWN', '/source'],
    ['an ended one', '/departments/disdukcapil/lama', RequestReceived.type, 'PRODUCER_ENDED', '/source'],
  ])('leaves out %s', (_what, source, type, code, field) => {
    expect(registered.whyNotSent(source, type)).toMatchObject({ code, field });
  });

  it('leaves out a service that it was not registered for', () => {
    expect(registered.whyNotOf(LOKET, kk)).toEqual({
      code: 'SERVICE_NOT_ALLOWED',
      field: '/data/serviceCode',
      params: { code: 'kk' },
    });
  });

  it('names the sources that speak, or all when none does any longer', () => {
    const ended = new Registrations([producer('lama', { hasEnded: true })]);
    expect(registered.whyNotSent('/x', RequestReceived.type)?.params).toEqual({ own: LOKET });
    expect(ended.whyNotSent('/x', RequestReceived.type)?.params).toEqual({ own: '/departments/disdukcapil/lama' });
  });

  it('is all that Kafka’s administrator lets in where there never was a producer', () => {
    const none = new Registrations([]);
    expect(none.whyNotSent('/x', RequestFinished.type)).toBeUndefined();
    expect(none.whyNotOf('/x', kk)).toBeUndefined();
  });
});
