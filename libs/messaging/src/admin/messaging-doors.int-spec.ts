import { AS_ADMINISTRATOR, eventually, type PoisonedService, startPoisonedService } from '#testing';

interface Answer {
  readonly keys: { readonly key: string; readonly handled: number; readonly left: number }[];
  readonly remaining: number;
  readonly next: string | null;
}

const TOPIC = 'target-setting.plan';

describe('the doors of messaging', () => {
  let service: PoisonedService;

  beforeAll(async () => {
    service = await startPoisonedService();
  });

  afterAll(() => service.stop());

  const portion = async (body: object): Promise<Answer> =>
    (await service.http.post<Answer>('/messaging/replay', body, AS_ADMINISTRATOR)).body;

  it('list parked keys page by page, replay them in portions, and change nothing the second time', async () => {
    const keys = await service.park(5);
    const first = await service.http.get<{ key: string }[]>('/messaging/parked?limit=3');
    expect(first.body).toMatchObject([{ topic: TOPIC, events: 1, code: 'POISON', awaits: null }, {}, {}]);
    const link = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    const second = await service.http.get<{ key: string }[]>(`/messaging/${link}`);
    expect(second.headers.get('link')).toBeNull();
    expect([...first.body, ...second.body].map(({ key }) => key).sort()).toEqual([...keys].sort());

    expect(await portion({ limit: 2 })).toMatchObject({
      keys: [{ left: 1, code: 'POISON' }, { left: 1 }],
      remaining: 3,
    });
    service.mend();
    const begun = await portion({ limit: 2 });
    expect(begun).toMatchObject({ keys: [{ handled: 1, left: 0, code: null }, { handled: 1 }], remaining: 3 });
    expect(await portion({ after: begun.next })).toMatchObject({ keys: [{}, {}, {}], remaining: 0, next: null });
    expect(await portion({})).toEqual({ keys: [], remaining: 0, next: null });
    expect(await portion({ topic: TOPIC, key: keys[0] })).toMatchObject({ keys: [{ wasHeld: false, handled: 0 }] });
  });

  it('discard the event that a key is parked for, by its position, and change nothing the second time', async () => {
    const [key] = await service.park(1);
    const { body } = await service.http.get<{ position: string }[]>('/messaging/parked');
    const discard = (position: unknown = body[0]?.position) =>
      service.http.post('/messaging/discard', { position }, AS_ADMINISTRATOR);
    expect(await discard('999999999')).toMatchObject({ status: 200, body: { outcome: 'unknown', key: null } });
    expect(await discard()).toMatchObject({ body: { outcome: 'discarded', key: { key, topic: TOPIC, left: 0 } } });
    expect(await discard()).toMatchObject({ body: { outcome: 'discarded-before', key: null } });
    expect((await service.http.get('/messaging/parked')).body).toEqual([]);
    const kept = await service.db.query<object[]>(`SELECT key, code, discarded_by FROM discarded_event`);
    expect(kept).toEqual([{ key, code: 'POISON', discarded_by: 'administrator' }]);
    expect(await discard('x')).toMatchObject({ status: 400, body: { errors: [{ field: '/position' }] } });
  });

  it.each([
    [{ topic: TOPIC }, '/key', 'REQUIRED'],
    [{ topic: 7, key: 'x' }, '/topic', 'NOT_TEXT'],
    [{ limit: '2' }, '/limit', 'NOT_WHOLE'],
    [{ limit: 501 }, '/limit', 'TOO_LARGE'],
    [{ after: 'x' }, '/after', 'INVALID_CURSOR'],
    [{ everything: true }, '/everything', 'UNKNOWN_FIELD'],
  ])('refuse %j in words', async (body, field, code) => {
    const answer = await service.http.post('/messaging/replay', body, AS_ADMINISTRATOR);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field, code }] } });
  });

  it.each(['/messaging/replay', '/messaging/repl%61y', '/messaging/replay?x=1', '/messaging/discard'])(
    'replay and discard for city IT alone, however the address is written: %s',
    async (path) => {
      expect(await service.http.post(path)).toMatchObject({ status: 401, body: { code: 'CREDENTIAL_REQUIRED' } });
      const headers = { authorization: 'Bearer another' };
      expect(await service.http.post(path, {}, { headers })).toMatchObject({
        status: 401,
        body: { code: 'CREDENTIAL_REFUSED' },
      });
    },
  );

  it('tell Prometheus how messaging stands when it asks', async () => {
    await service.park(1);
    await eventually(
      async () => {
        const { body } = await service.http.get<string>('/metrics');
        expect(body).toContain('teladan_parked_keys{service="development"} 1');
        expect(body).toContain('teladan_parked_events{service="development"} 1');
        expect(body).toMatch(/teladan_outbox_age_seconds\{service="development"\} \d/);
        expect(body).toMatch(/teladan_consumer_lag\{[^}]*topic="target-setting.plan"[^}]*\} 0/);
        expect(body).toMatch(/teladan_group_joins_total\{group="teladan.development"[^}]*\} [1-9]/);
      },
      { deadlineMs: 40_000 },
    );
  });
});
