import { SERVICE_EVENT_TYPES } from '../on-service-events/service-contracts.js';
import { RequestReceived } from '#contracts';
import { type Answer, startService, type TestService } from '#testing';
import { serviceMetrics } from '../../service.js';
import { AS_ADMINISTRATOR, bearer, plugIn, recordUnit, termsOf } from '../../testing/plugged-in.js';

interface Told {
  readonly id: string;
  readonly source: string;
  readonly code: string;
  readonly endedAt: string | null;
  readonly note: string;
  readonly errors: readonly { readonly field: string; readonly code: string }[];
  readonly credential: { readonly id: string; readonly token: string } | null;
  readonly credentials: readonly { readonly id: string; readonly revokedAt: string | null }[];
}

describe('a department’s producer', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService(serviceMetrics);
  });

  afterAll(async () => {
    await service.stop();
  });

  const register = (body: object): Promise<Answer<Told>> => service.http.post('/producers', body, AS_ADMINISTRATOR);
  const rotate = (id: string): Promise<Answer<{ id: string; token: string; code: string }>> =>
    service.http.post(`/producers/${id}/credentials`, {}, AS_ADMINISTRATOR);
  const revoke = (id: string, credentialId: string): Promise<Answer<Told>> =>
    service.http.delete(`/producers/${id}/credentials/${credentialId}`, AS_ADMINISTRATOR);
  const me = (token: string): Promise<Answer<Told>> => service.http.get('/producers/me', bearer(token));

  it('gets its source, its topic and its first token, and registers its department', async () => {
    await recordUnit(service, 'DISDUKCAPIL');
    const { status, body, headers } = await register(termsOf('DISDUKCAPIL', { name: 'Loket-Akta' }));
    expect(status).toBe(201);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({
      unitCode: 'DISDUKCAPIL',
      name: 'loket-akta',
      source: '/departments/disdukcapil/loket-akta',
      topic: 'service-events.disdukcapil',
      eventTypes: [...SERVICE_EVENT_TYPES].sort(),
      serviceCodes: ['akta-kelahiran'],
      endedAt: null,
    });
    const departments = await service.http.get<{ unitCode: string }[]>('/departments');
    expect(departments.body.map(({ unitCode }) => unitCode)).toContain('DISDUKCAPIL');
    expect((await me(body.credential?.token ?? '')).body).toEqual({
      id: body.id,
      unitCode: 'DISDUKCAPIL',
      name: 'loket-akta',
      source: '/departments/disdukcapil/loket-akta',
      topic: 'service-events.disdukcapil',
      eventTypes: [...SERVICE_EVENT_TYPES].sort(),
      serviceCodes: ['akta-kelahiran'],
    });
  });

  it('is the same when it is registered again, without a new token', async () => {
    const first = await plugIn(service, 'berulang');
    const again = await register(termsOf('berulang', { serviceCodes: ['akta-kelahiran', 'akta-kelahiran'] }));
    expect([again.status, again.body.id, again.body.credential]).toEqual([200, first.id, null]);
    expect(again.body.note).toContain('/credentials');
    expect(again.body.credentials).toHaveLength(1);
  });

  it('is one when two register it at once', async () => {
    await recordUnit(service, 'serentak');
    const answers = await Promise.all([1, 2, 3].map(() => register(termsOf('serentak'))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  it('is not changed by a registration with other terms', async () => {
    const { id } = await plugIn(service, 'berbeda');
    const other = await register(termsOf('berbeda', { contact: 'another@berbeda.example' }));
    expect([other.status, other.body.code]).toEqual([409, 'PRODUCER_EXISTS']);
    expect((await service.http.get(`/producers/${id}`, AS_ADMINISTRATOR)).body['contact']).toBe('it@berbeda.example');
  });

  it.each([
    ['no services', { serviceCodes: [] }, 400, '/serviceCodes TOO_FEW'],
    ['an unknown service', { serviceCodes: ['kk', 'surat-sakti'] }, 422, '/serviceCodes/1 SERVICE_NOT_REGISTERED'],
    ['an unknown event type', { eventTypes: ['teladan.appraisal.completed.v1'] }, 400, '/eventTypes/0 NOT_A_CHOICE'],
    ['no event types', { eventTypes: [] }, 400, '/eventTypes TOO_FEW'],
    ['a name that is no code', { name: 'loket/akta' }, 400, '/name NOT_A_CODE'],
    ['no contact', { contact: ' ' }, 400, '/contact BLANK'],
    ['a contact on two lines', { contact: 'it@a.example\nit@b.example' }, 400, '/contact NOT_A_NAME'],
    ['a contact that nobody sees', { contact: '\u200b' }, 400, '/contact NOT_A_NAME'],
    ['a source of its own choice', { source: '/departments/lain/loket' }, 400, '/source UNKNOWN_FIELD'],
  ])('is refused with %s', async (_what, more, status, fault) => {
    await recordUnit(service, 'ditolak');
    const answer = await register(termsOf('ditolak', more));
    expect(answer.status).toBe(status);
    expect(answer.body.errors.map(({ field, code }) => `${field} ${code}`)).toEqual([fault]);
    const departments = await service.http.get<{ unitCode: string }[]>('/departments');
    expect(departments.body.map(({ unitCode }) => unitCode)).not.toContain('ditolak');
  });

  it('is refused for a unit that personnel has not recorded', async () => {
    const errors = [{ code: 'UNIT_UNKNOWN', field: '/unitCode' }];
    expect(await register(termsOf('antah-berantah'))).toMatchObject({ status: 404, body: { errors } });
  });

  it('has two valid tokens while it rotates, and no third', async () => {
    const { id, token, credentialId } = await plugIn(service, 'rotasi');
    const second = await rotate(id);
    expect(second.status).toBe(201);
    expect([(await me(token)).status, (await me(second.body.token)).status]).toEqual([200, 200]);
    expect(await rotate(id)).toMatchObject({ status: 409, body: { code: 'REVOKE_ONE_FIRST' } });
    expect((await revoke(id, credentialId)).status).toBe(200);
    expect([(await me(token)).status, (await me(second.body.token)).status]).toEqual([401, 200]);
    const third = await rotate(id);
    expect((await me(third.body.token)).status).toBe(200);
  });

  it('has no third valid token when several are asked for at once', async () => {
    const { id } = await plugIn(service, 'berebut');
    const answers = await Promise.all([1, 2, 3, 4].map(() => rotate(id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('is refused from the moment on in which its credential is revoked; revoking twice changes nothing', async () => {
    const { id, token, credentialId } = await plugIn(service, 'dicabut');
    expect((await me(token)).status).toBe(200);
    const first = await revoke(id, credentialId);
    expect(await me(token)).toMatchObject({ status: 401, body: { code: 'CREDENTIAL_REFUSED' } });
    expect((await revoke(id, credentialId)).body.credentials).toEqual(first.body.credentials);
    expect(await revoke(id, '0'.repeat(24))).toMatchObject({ status: 404, body: { code: 'CREDENTIAL_UNKNOWN' } });
  });

  it('does not lose its credential to another producer’s address', async () => {
    const [ours, theirs] = [await plugIn(service, 'milik-kami'), await plugIn(service, 'milik-mereka')];
    expect((await revoke(theirs.id, ours.credentialId)).status).toBe(404);
    expect((await me(ours.token)).status).toBe(200);
  });

  it('ends, with all its credentials, and can be registered again under its old source', async () => {
    const { id, token, source } = await plugIn(service, 'berakhir');
    const second = await rotate(id);
    const ended = await service.http.delete<Told>(`/producers/${id}`, AS_ADMINISTRATOR);
    expect(ended.status).toBe(200);
    expect(ended.body.endedAt).not.toBeNull();
    expect([(await me(token)).status, (await me(second.body.token)).status]).toEqual([401, 401]);
    expect(await rotate(id)).toMatchObject({ status: 409, body: { code: 'PRODUCER_ENDED' } });
    expect(await service.http.delete(`/producers/${id}`, AS_ADMINISTRATOR)).toMatchObject({
      body: { endedAt: ended.body.endedAt },
    });
    const again = await register(termsOf('berakhir', { contact: 'new@berakhir.example' }));
    expect([again.status, again.body.id, again.body.source]).toEqual([201, id, source]);
    expect([(await me(token)).status, (await me(again.body.credential?.token ?? '')).status]).toEqual([401, 200]);
  });

  it('may send what it is changed to from its next request on, and what a change does not name as before', async () => {
    const { id, token } = await plugIn(service, 'diubah');
    const terms = { contact: '0754-61111', eventTypes: [RequestReceived.type], serviceCodes: ['kk', 'kia'] };
    expect((await service.http.put(`/producers/${id}`, terms, AS_ADMINISTRATOR)).status).toBe(200);
    expect((await me(token)).body).toMatchObject({ eventTypes: [RequestReceived.type], serviceCodes: ['kia', 'kk'] });
    const { eventTypes: _leftOut, ...others } = terms;
    expect((await service.http.put(`/producers/${id}`, others, AS_ADMINISTRATOR)).status).toBe(200);
    expect((await me(token)).body).toMatchObject({ eventTypes: [RequestReceived.type] });
    const wrong = await service.http.put(`/producers/${id}`, { ...terms, serviceCodes: ['x'] }, AS_ADMINISTRATOR);
    expect(wrong.status).toBe(422);
  });

  it('is listed page by page, and no hash or token with it', async () => {
    const sources: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await service.http.get<{ items: Told[]; next: string | null }>(
        `/producers?limit=3${cursor}`,
        AS_ADMINISTRATOR,
      );
      expect(JSON.stringify(body)).not.toMatch(/hash|tld_/);
      sources.push(...body.items.map(({ source }) => source));
      if (body.next === null) break;
      cursor = `&cursor=${body.next}`;
    }
    expect(sources).toEqual([...new Set(sources)].sort());
    expect(sources).toContain('/departments/rotasi/loket');
  });

  it.each([
    ['POST', '/producers'],
    ['GET', '/producers'],
    ['GET', '/producers/0b8f1a0e-7a1c-4c59-9f0e-1f4a0c7d2b11'],
    ['PUT', '/producers/0b8f1a0e-7a1c-4c59-9f0e-1f4a0c7d2b11'],
    ['DELETE', '/producers/0b8f1a0e-7a1c-4c59-9f0e-1f4a0c7d2b11'],
    ['POST', '/producers/0b8f1a0e-7a1c-4c59-9f0e-1f4a0c7d2b11/credentials'],
    ['DELETE', '/producers/0b8f1a0e-7a1c-4c59-9f0e-1f4a0c7d2b11/credentials/x'],
  ])('does not administer itself: %s %s', async (method, path) => {
    const { token } = await plugIn(service, `sendiri-${method.toLowerCase()}-${path.length}`);
    for (const headers of [{}, { authorization: `Bearer ${token}` }]) {
      expect((await fetch(service.http.url + path, { method, headers })).status).toBe(401);
    }
  });
});

describe('in production, where nobody can sign in yet', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService(serviceMetrics, { production: true });
  });

  afterAll(async () => {
    await service.stop();
  });

  it('the doors that ask for a credential are open to who has it, and no others', async () => {
    const { body } = await plugIn(service, 'produksi').then((producer) => producer.get('/producers/me'));
    expect(body).toMatchObject({ source: '/departments/produksi/loket' });
    expect((await service.http.put('/departments/produksi', {}, AS_ADMINISTRATOR)).status).toBe(200);
    expect((await service.http.put('/departments/produksi')).body['code']).toBe('CREDENTIAL_REQUIRED');
    for (const path of ['/producers', '/producers/me', '/ingest/rejected', '/ingest/parked']) {
      expect(await service.http.get(path)).toMatchObject({ status: 401, body: { code: 'CREDENTIAL_REQUIRED' } });
    }
    for (const path of ['/departments', '/services', '/messaging/parked', '/messaging/waiting', '/messaging/lag']) {
      expect((await service.http.get(path)).body['code']).toBe('CREDENTIAL_REQUIRED');
      expect((await service.http.get(path, AS_ADMINISTRATOR)).status).toBe(200);
    }
    for (const path of ['/turnaround', '/ingest/../turnaround', '/producers%2fme', '/messaging%2fparked']) {
      expect((await service.http.get(path)).body['code']).toBe('SIGN_IN_UNAVAILABLE');
    }
  });
});
