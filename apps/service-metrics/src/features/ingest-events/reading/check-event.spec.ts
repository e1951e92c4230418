import type { ServiceCode } from '#civil-service';
import { RequestReceived } from '#contracts';
import { inWords } from '../../../read-models/parked-events/parked-words.js';
import { spoken } from '../event-outcome.js';
import { checkEvent } from './check-event.js';

const PRODUCER = {
  source: '/departments/disdukcapil/loket',
  eventTypes: [RequestReceived.type],
  serviceCodes: ['akta-kelahiran' as ServiceCode],
};

const violationsOf = (data: object) => {
  const event = {
    specversion: '1.0',
    id: 'e-1',
    source: PRODUCER.source,
    type: RequestReceived.type,
    time: '2025-03-03T01:00:00Z',
    data,
  };
  const checked = checkEvent(event, { producer: PRODUCER, now: Date.parse('2025-03-04T00:00:00Z') });
  return checked.ok ? [] : checked.violations;
};

/** What no mending helps is told with what to do. */
const ONLY_DISCARDED = 'Kejadian ini sendiri yang salah: hanya dapat dibuang, lalu dikirim lagi dengan benar.';

describe('What a department is told of data that break their contract', () => {
  it('is one thing for each field', () => {
    expect(violationsOf({}).map(({ field }) => field)).toEqual([
      '/data/requestId',
      '/data/serviceCode',
      '/data/officerId',
    ]);
  });

  it('is in the language that it asks for, also when it was stored before', () => {
    const stored = JSON.parse(JSON.stringify(violationsOf({ ...RequestReceived.example, nik: '13' }))) as ReturnType<
      typeof violationsOf
    >;
    expect(spoken(stored, 'id')).toMatchObject([
      { message: expect.stringMatching(/: bukan bidang .* hapus\.$/) as string },
    ]);
    expect(spoken(stored, 'en')).toMatchObject([
      { message: expect.stringMatching(/: this is not a .* it\.$/) as string },
    ]);
  });

  it('is what was kept in English alone while it was kept so', () => {
    const before = { code: 'CONTRACT_BROKEN', field: '/data/x', params: { detail: 'Unexpected property' } };
    expect(spoken([before], 'id')[0]?.message).toBe('Tidak sesuai dengan kontrak kejadian: Unexpected property.');
    const parked = { code: 'SCHEMA_VIOLATION', reason: '/x: Unexpected property', params: null };
    expect(inWords(parked, 'id').reason).toBe(
      `Tidak sesuai dengan kontrak kejadian: /x: Unexpected property. ${ONLY_DISCARDED}`,
    );
  });

  it('is told of what came by Kafka in the same words', () => {
    const params = { detail: { id: '/nik: bukan bidang kejadian ini', en: '/nik: this is not a field of the event' } };
    const parked = { code: 'SCHEMA_VIOLATION', reason: params.detail.en, params };
    expect(inWords(parked, 'id').reason).toBe(
      `Tidak sesuai dengan kontrak kejadian: /nik: bukan bidang kejadian ini. ${ONLY_DISCARDED}`,
    );
  });
});
