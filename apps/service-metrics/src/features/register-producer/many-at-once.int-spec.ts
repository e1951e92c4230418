import { startService, type TestService } from '#testing';
import { serviceMetrics } from '../../service.js';
import { AS_ADMINISTRATOR, bearer, recordUnit, termsOf } from '../../testing/plugged-in.js';

interface Registered {
  readonly id: string;
  readonly credential: { readonly id: string; readonly token: string };
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

it('a revocation does not stand behind registrations', async () => {
  await recordUnit(service, 'lekas');
  const { body } = await register('lekas', 'loket');
  let settled = 0;
  const registrations = MANY.map((name) => register('lekas', name).finally(() => (settled += 1)));
  await Promise.race(registrations);
  const revoked = await service.http.delete(
    `/producers/${body.id}/credentials/${body.credential.id}`,
    AS_ADMINISTRATOR,
  );
  expect(revoked.status).toBe(200);
  expect(settled).toBeLessThan(MANY.length / 2);
  await Promise.all(registrations);
});
