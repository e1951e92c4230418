import { startService, type TestService } from '#testing';
import { serviceMetrics } from '../../service.js';
import { AS_ADMINISTRATOR, bearer, recordUnit, termsOf } from '../../testing/plugged-in.js';

interface Registered {
  readonly credential: { readonly token: string };
}

let service: TestService;
beforeAll(async () => {
  service = await startService(serviceMetrics, { kafkaAccounts: true });
});
afterAll(() => service.stop());

const register = (unitCode: string, name: string) =>
  service.http.post<Registered & { readonly code: string }>(
    '/producers',
    { ...termsOf(unitCode), name },
    AS_ADMINISTRATOR,
  );

/** More than the service has connections to its database. */
const MANY = Array.from({ length: 20 }, (_, index) => `program-${index}`);

it('registrations, which wait for Kafka, leave others the database', async () => {
  await recordUnit(service, 'banyak');
  const { body } = await register('banyak', 'loket');
  const registrations = MANY.map((name) => register('banyak', name));
  await Promise.race(registrations);
  const meanwhile = await service.http.get('/ingest/rejected', bearer(body.credential.token));
  expect(meanwhile.status).toBe(200);

  const answers = await Promise.all(registrations);
  const outcomes = new Set(answers.map(({ status, body }) => (status === 503 ? body.code : status)));
  expect([...outcomes].filter((outcome) => outcome !== 'ACCOUNTS_BUSY')).toEqual([201]);
});
