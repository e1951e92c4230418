import { startService, type TestService } from '#testing';
import { serviceMetrics } from '../../service.js';
import { AS_ADMINISTRATOR } from '../../testing/plugged-in.js';

interface Refused {
  readonly errors: readonly { readonly field: string; readonly code: string; readonly message: string }[];
}

const SERVICE = {
  code: 'izin-usaha',
  nameId: 'Izin usaha',
  nameEn: 'Business permit',
  standardHours: 72,
  effectiveFrom: '2025-01-01',
};

describe('A new service', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService(serviceMetrics);
  });
  afterAll(() => service.stop());

  const add = (more: Partial<typeof SERVICE> = {}) =>
    service.http.post<Refused>('/services', { ...SERVICE, ...more }, AS_ADMINISTRATOR);
  const faultsIn = ({ errors }: Refused) => errors.map(({ field, code }) => `${field} ${code}`);

  it.each(['0205-01-01', '1999-12-31', '9999-01-01'])(
    'has no standard from %s on, which could not be taken away',
    async (day) => {
      const { status, body } = await add({ code: `dari-${day}`, effectiveFrom: day });
      expect([status, ...faultsIn(body)]).toEqual([422, '/effectiveFrom STANDARD_OF_ANOTHER_CENTURY']);
      const later = await service.http.post<Refused>(
        '/services/kk/standards',
        { hours: 1, effectiveFrom: day },
        AS_ADMINISTRATOR,
      );
      expect([later.status, ...faultsIn(later.body)]).toEqual([422, '/effectiveFrom STANDARD_OF_ANOTHER_CENTURY']);
    },
  );

  it('is called by what people can see', async () => {
    const { status, body } = await add({ nameId: 'Izin\u202eahasu', nameEn: 'Business\u200b' });
    expect([status, ...faultsIn(body)]).toEqual([400, '/nameId NOT_A_NAME', '/nameEn NOT_A_NAME']);
  });

  it('is told how its standard changes when it is added again', async () => {
    expect((await add()).status).toBe(201);
    const { status, body } = await add({ standardHours: 48 });
    expect(status).toBe(409);
    expect(body.errors[0]?.message).toContain('POST /api/service-metrics/services/izin-usaha/standards');
  });
});
