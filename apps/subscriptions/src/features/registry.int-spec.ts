import { randomUUID } from 'node:crypto';
import {
  AppraisalCompleted,
  AppraisalCorrected,
  EmployeeRecorded,
  PlanAgreed,
  PositionRecorded,
  UnitRecorded,
} from '#contracts';
import { eventually, startService, type TestService } from '#testing';
import { subscriptions } from '../service.js';
import { AS_ADMINISTRATOR, bearing, CONTACT, register, registering } from '../testing/registering.js';

const UNIT = UnitRecorded.example;

let service: TestService;
beforeAll(async () => {
  service = await startService(subscriptions({}), { production: true });
  await service.given(UnitRecorded, UNIT);
  await eventually(async () => {
    expect((await registering(service.http, { name: 'first', units: [UNIT.code] })).status).toBe(201);
  });
});
afterAll(() => service.stop());

const me = (token: string) => service.http.get('/dashboards/me', bearing(token));

describe('a dashboard', () => {
  it('is registered with the scopes of appraisals when it asks for nothing else', async () => {
    const { status, body, headers } = await registering(service.http, {});
    expect(status).toBe(201);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({
      eventTypes: [AppraisalCompleted.type, AppraisalCorrected.type],
      unitIds: null,
      personalData: false,
      credential: { token: expect.stringMatching(/^tld_/) as string },
    });
  });

  it('learns its scopes by its own credential', async () => {
    const { dashboardId, token } = await register(service.http, { eventTypes: [PlanAgreed.type], units: [UNIT.code] });
    expect((await me(token)).body).toEqual({
      dashboardId,
      name: expect.any(String) as string,
      contact: CONTACT,
      eventTypes: [PlanAgreed.type],
      unitIds: [UNIT.unitId],
      personalData: false,
      revision: 1,
    });
  });

  it('is registered once, and its credential is not shown again', async () => {
    const registration = { name: randomUUID(), units: [UNIT.unitId] };
    const first = await registering(service.http, registration);
    const again = await registering(service.http, { ...registration, units: [UNIT.code] });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toMatchObject({ dashboardId: first.body.dashboardId, credential: null });
    const other = await registering(service.http, { ...registration, personalData: true });
    expect([other.status, other.body]).toMatchObject([409, { code: 'NAME_TAKEN' }]);
  });

  it('has a name that no other has in another case, between blanks or with its accents written apart', async () => {
    const name = `Bappéda ${randomUUID()}`;
    const first = await registering(service.http, { name });
    for (const same of [name.toUpperCase(), `  ${name.toLowerCase()} `, name.normalize('NFD')]) {
      const again = await registering(service.http, { name: same });
      expect([again.status, again.body]).toMatchObject([200, { dashboardId: first.body.dashboardId, name }]);
      const other = await registering(service.http, { name: same, contact: 'Inspektorat' });
      expect([other.status, other.body]).toMatchObject([409, { code: 'NAME_TAKEN' }]);
    }
  });

  it('is registered once by many who try at the same time', async () => {
    const name = randomUUID();
    const written = (n: number) => (n % 2 === 0 ? name : name.toUpperCase());
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => registering(service.http, { name: written(n) })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(7).fill(200), 201]);
    expect(new Set(answers.map(({ body }) => body.dashboardId)).size).toBe(1);
  });

  it.each([
    [{ eventTypes: ['teladan.appraisal.*'] }, 400, 'NOT_A_CHOICE'],
    [{ eventTypes: ['teladan.service.request-finished.v1'] }, 400, 'NOT_A_CHOICE'],
    [{ eventTypes: [] }, 400, 'TOO_FEW'],
    [{ contact: '' }, 400, 'BLANK'],
    [{ contact: 'Bappeda\n0754-61014' }, 400, 'NOT_A_NAME'],
    [{ contact: 'Bappeda\u001b[2J' }, 400, 'CONTROL_CHARACTERS'],
    [{ name: '\u200b' }, 400, 'NOT_A_NAME'],
    [{ name: 'Dasbor\nkota' }, 400, 'NOT_A_NAME'],
    [{ units: ['dinas-sihir'] }, 422, 'UNKNOWN_UNIT'],
    [{ eventTypes: [EmployeeRecorded.type] }, 422, 'TYPE_NEEDS_PERSONAL_DATA'],
    [{ eventTypes: [UnitRecorded.type, PositionRecorded.type] }, 422, 'TYPE_NEEDS_PERSONAL_DATA'],
    [{ personalData: 'yes' as unknown as boolean }, 400, 'NOT_BOOLEAN'],
  ])('is refused for %j', async (registration, status, code) => {
    const answer = await registering(service.http, registration);
    expect(answer.status).toBe(status);
    expect((answer.body as unknown as { errors: { code: string }[] }).errors.map((error) => error.code)).toContain(
      code,
    );
  });

  it('gets other scopes, and is listed with them', async () => {
    const { dashboardId, token } = await register(service.http, { units: [UNIT.code] });
    const scopes = { contact: 'Inspektorat', eventTypes: [EmployeeRecorded.type], personalData: true };
    const everywhere = { ...scopes, units: [] };
    for (const _ of [1, 2]) {
      expect((await service.http.put(`/dashboards/${dashboardId}`, everywhere, AS_ADMINISTRATOR)).status).toBe(200);
    }
    expect((await me(token)).body).toMatchObject({ ...scopes, unitIds: null, revision: 2 });
    const listed = await service.http.get<{ items: { dashboardId: string }[]; next: string | null }>(
      '/dashboards?limit=500',
      AS_ADMINISTRATOR,
    );
    expect(listed.body.items.filter((item) => item.dashboardId === dashboardId)).toMatchObject([scopes]);
    expect(JSON.stringify(listed.body)).not.toContain(token);
  });

  it('keeps the scopes that a change does not name', async () => {
    const scopes = { eventTypes: [EmployeeRecorded.type], units: [UNIT.code], personalData: true };
    const { dashboardId, token } = await register(service.http, scopes);
    const change = (body: object) => service.http.put(`/dashboards/${dashboardId}`, body, AS_ADMINISTRATOR);
    const kept = { eventTypes: scopes.eventTypes, unitIds: [UNIT.unitId], personalData: true };
    expect((await change({ contact: 'Inspektorat' })).body).toMatchObject({ ...kept, contact: 'Inspektorat' });
    expect((await me(token)).body).toMatchObject({ ...kept, revision: 1 });
    expect((await change({ contact: 'Bappeda\t61014' })).status).toBe(400);
    expect((await change({ contact: CONTACT, eventTypes: [PlanAgreed.type] })).status).toBe(200);
    expect((await change({ contact: CONTACT, personalData: false })).status).toBe(200);
    expect((await me(token)).body).toMatchObject({
      ...{ eventTypes: [PlanAgreed.type], unitIds: [UNIT.unitId], personalData: false, revision: 3 },
    });
  });

  it('is listed page by page', async () => {
    const first = await service.http.get<{ next: string }>('/dashboards?limit=1', AS_ADMINISTRATOR);
    const path = `/dashboards?limit=1&cursor=${first.body.next}`;
    const second = await service.http.get<{ items: unknown[] }>(path, AS_ADMINISTRATOR);
    expect(second.body.items).toHaveLength(1);
    expect(second.body.items).not.toEqual((first.body as unknown as { items: unknown[] }).items);
  });

  it('is removed with its credentials', async () => {
    const { dashboardId, token } = await register(service.http);
    expect((await service.http.delete(`/dashboards/${dashboardId}`, AS_ADMINISTRATOR)).status).toBe(204);
    expect((await me(token)).status).toBe(401);
    expect((await service.http.delete(`/dashboards/${dashboardId}`, AS_ADMINISTRATOR)).status).toBe(404);
  });
});

describe('a credential', () => {
  it('is one of at most two that are valid, and revoked at once', async () => {
    const { dashboardId, credentialId, token } = await register(service.http);
    const path = `/dashboards/${dashboardId}/credentials`;
    const second = await service.http.post<{ credentialId: string; token: string }>(path, undefined, AS_ADMINISTRATOR);
    expect(second.status).toBe(201);
    expect((await me(second.body.token)).status).toBe(200);
    const third = await service.http.post<{ detail: string }>(path, undefined, AS_ADMINISTRATOR);
    expect([third.status, third.body]).toMatchObject([409, { code: 'ENOUGH_CREDENTIALS' }]);
    for (const id of [credentialId, second.body.credentialId]) expect(third.body.detail).toContain(id);
    for (const _ of [1, 2]) {
      expect((await service.http.delete(`${path}/${credentialId}`, AS_ADMINISTRATOR)).status).toBe(204);
    }
    expect((await me(token)).status).toBe(401);
    expect((await me(second.body.token)).status).toBe(200);
    expect((await service.http.post(path, undefined, AS_ADMINISTRATOR)).status).toBe(201);
  });

  it('is never more than two, however many are asked for at the same time', async () => {
    const { dashboardId } = await register(service.http);
    const path = `/dashboards/${dashboardId}/credentials`;
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => service.http.post(path, undefined, AS_ADMINISTRATOR)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  it('is kept as a hash alone', async () => {
    const { token } = await register(service.http);
    const rows = await service.db.query<object[]>('SELECT credential_id, encode(hash, $1) AS hash FROM credential', [
      'escape',
    ]);
    expect(JSON.stringify(rows)).not.toContain(token.slice(-43));
  });

  it.each(['nonsense', `tld_${'0'.repeat(24)}_${'A'.repeat(43)}`])('that is %s is refused', async (token) => {
    expect((await me(token)).body).toMatchObject({ status: 401, code: 'CREDENTIAL_REFUSED' });
  });

  it('of another secret under a known id is refused', async () => {
    const { token } = await register(service.http);
    expect((await me(`${token.slice(0, -43)}${'A'.repeat(43)}`)).status).toBe(401);
  });
});

describe('in production', () => {
  it.each([
    ['GET', '/dashboards'],
    ['GET', '/dashboards/webhooks'],
    ['DELETE', `/dashboards/webhooks/${randomUUID()}`],
    ['GET', '/messaging/parked'],
    ['POST', '/dashboards'],
    ['PUT', `/dashboards/${randomUUID()}`],
    ['DELETE', `/dashboards/${randomUUID()}`],
    ['POST', `/dashboards/${randomUUID()}/credentials`],
  ])('%s %s is for administrators alone', async (method, path) => {
    const { token } = await register(service.http);
    for (const headers of [{}, { authorization: `Bearer ${token}` }]) {
      expect((await fetch(service.http.url + path, { method, headers })).status).toBe(401);
    }
  });

  it.each(['/messaging%2fparked', '/dashboards/%2e%2e/messaging', '/dashboards%2f..%2fmessaging/parked'])(
    '%s stays shut',
    async (path) => {
      expect((await service.http.get(path, AS_ADMINISTRATOR)).status).toBe(401);
    },
  );
});
