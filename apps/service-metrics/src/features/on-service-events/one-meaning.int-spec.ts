import { RequestFinished, RequestReceived } from '#contracts';
import { caughtUp, eventually, startService, type TestService } from '#testing';
import { serviceMetrics } from '../../service.js';
import { asKafkaMessage } from '../../testing/hostile/wrong-messages.js';
import { AS_ADMINISTRATOR, bearer, type CloudEventJson, plugIn, type PluggedIn } from '../../testing/plugged-in.js';

interface Parked {
  readonly key: string;
  readonly code: string;
  readonly reason: string;
  readonly eventId: string;
}

interface HeldList {
  readonly items: readonly {
    readonly code: string | null;
    readonly reason: string | null;
    readonly headers: Readonly<Record<string, readonly string[]>>;
    readonly value: string | null;
  }[];
  readonly next: string | null;
}

interface Portion {
  readonly keys: readonly { readonly key: string; readonly handled: number; readonly code: string | null }[];
  readonly next: string | null;
}

describe('a department’s own topic means what the HTTP door means', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService(serviceMetrics);
  });

  afterAll(() => service.stop());

  const viaKafka = (producer: PluggedIn, ...events: CloudEventJson[]): Promise<void> =>
    service.raw(events.map((event) => ({ ...asKafkaMessage(event), topic: producer.topic })));

  const parked = async (producer: PluggedIn, language = 'en'): Promise<readonly Parked[]> => {
    const as = bearer(producer.token, { 'accept-language': language });
    return (await service.http.get<{ items: Parked[] }>('/ingest/parked', as)).body.items;
  };

  const replay = async (producer: PluggedIn, body: object = {}): Promise<Portion> =>
    (await producer.post<Portion>('/ingest/parked/replay', body)).body;

  const allow = (producer: PluggedIn, terms: object) =>
    service.http.put(`/producers/${producer.id}`, { contact: 'x@y.example', ...terms }, AS_ADMINISTRATOR);

  const of = (producer: PluggedIn, serviceCode: string) => producer.event({ data: producer.data({ serviceCode }) });

  const settles = (producer: PluggedIn, count: number): Promise<void> =>
    eventually(async () => expect(await producer.counted()).toBe(count));

  it('parks what its producer may not send, with the code and the words of the HTTP door, and counts the rest', async () => {
    const producer = await plugIn(service, 'semakna', { eventTypes: [RequestReceived.type] });
    const wrong = [
      producer.event({ source: '/departments/semakna/lain' }),
      producer.event({ type: RequestFinished.type }),
      of(producer, 'kk'),
      of(producer, 'surat-sakti'),
      producer.event({ time: '1970-01-01T00:00:00Z' }),
      producer.event({ data: producer.data({ requestId: ' ' }) }),
    ];
    await viaKafka(producer, producer.event(), ...wrong, producer.event());
    await settles(producer, 2);
    const found = await eventually(async () => {
      const all = await parked(producer);
      expect(all).toHaveLength(wrong.length);
      return new Map(all.map(({ eventId, code, reason }) => [eventId, { code, message: reason }]));
    });
    const { body } = await producer.send(wrong);
    for (const { id, errors: [said] = [] } of body) {
      expect(found.get(id ?? '')?.code).toBe(said?.code);
      expect(found.get(id ?? '')?.message.startsWith(said?.message ?? '?')).toBe(true);
    }
    expect([...found.values()].map(({ code }) => code).sort()).toEqual([
      'EVENT_NUMBER_BLANK',
      'EVENT_SERVICE_UNKNOWN',
      'EVENT_TOO_OLD',
      'EVENT_TYPE_NOT_ALLOWED',
      'SERVICE_NOT_ALLOWED',
      'SOURCE_NOT_OWN',
    ]);
  });

  it('tells the reason in the reader’s language', async () => {
    const producer = await plugIn(service, 'berbahasa');
    await viaKafka(producer, of(producer, 'kk'), producer.event({ type: 'x' }));
    await eventually(async () => {
      const reasons = (await parked(producer, 'id')).map(({ reason }) => reason).sort();
      expect(reasons).toEqual([
        'Jenis kejadian tidak dikenal. Kejadian ini sendiri yang salah: hanya dapat dibuang, lalu dikirim lagi dengan benar.',
        'Pengirim ini tidak boleh mengirim layanan kk; minta pengelola mengubah izinnya.',
      ]);
    });
  });

  it('shows each parked event whole to its own department, with those that wait behind it', async () => {
    const [producer, neighbour] = [await plugIn(service, 'utuh'), await plugIn(service, 'tetangga-utuh')];
    // Between positions of three digits and of four, where numbers and texts are ordered differently.
    await service.db.query(`SELECT setval(pg_get_serial_sequence('parked_event', 'position'), 998)`);
    const bad = of(producer, 'kk');
    const behind = producer.event({ data: { ...bad.data, serviceCode: 'akta-kelahiran' } });
    await viaKafka(producer, bad, behind);
    const [first, second] = await eventually(async () => {
      const [{ key } = { key: '' }] = await parked(producer);
      const { items } = (await producer.get<HeldList>(`/ingest/parked/events?key=${encodeURIComponent(key)}`)).body;
      expect(items).toHaveLength(2);
      return items;
    });
    expect([first?.code, first?.headers['ce_id'], first?.headers['ce_source']]).toEqual([
      'SERVICE_NOT_ALLOWED',
      [bad.id],
      [bad.source],
    ]);
    expect(first?.reason).toContain('kk');
    expect(JSON.parse(first?.value ?? '')).toEqual(bad.data);
    expect([second?.code, JSON.parse(second?.value ?? '')]).toEqual([null, behind.data]);

    const [{ key } = { key: '' }] = await parked(producer);
    const at = `/ingest/parked/events?limit=1&key=${encodeURIComponent(key)}`;
    const page = (await producer.get<HeldList>(at)).body;
    expect((await producer.get<HeldList>(`${at}&cursor=${page.next}`)).body).toEqual({ items: [second], next: null });
    expect((await neighbour.get<HeldList>(at)).body).toEqual({ items: [], next: null });
    expect((await producer.get('/ingest/parked/events')).status).toBe(400);
    expect((await service.http.get(at)).status).toBe(401);
  });

  it('counts it after the department’s own replay once its registration is mended, and twice changes nothing', async () => {
    const producer = await plugIn(service, 'dibenahi');
    const events = [of(producer, 'kk'), of(producer, 'kia')];
    await viaKafka(producer, ...events);
    await eventually(async () => expect(await parked(producer)).toHaveLength(2));
    const refused = ['SERVICE_NOT_ALLOWED', 'SERVICE_NOT_ALLOWED'];
    expect((await replay(producer)).keys.map(({ code }) => code)).toEqual(refused);
    expect((await allow(producer, { serviceCodes: ['akta-kelahiran', 'kk'] })).status).toBe(200);
    const { keys } = await replay(producer);
    expect(keys.map(({ handled, code }) => [handled, code]).sort()).toEqual([
      [0, 'SERVICE_NOT_ALLOWED'],
      [1, null],
    ]);
    await replay(producer);
    await viaKafka(producer, ...events);
    await viaKafka(producer, producer.event());
    await settles(producer, 2);
    await caughtUp(service);
    expect(await producer.counted()).toBe(2);
    const [left] = await parked(producer);
    await allow(producer, { serviceCodes: ['akta-kelahiran', 'kk', 'kia'] });
    expect(await replay(producer, { key: left?.key })).toMatchObject({ keys: [{ handled: 1 }], next: null });
    expect(await replay(producer, { key: left?.key })).toMatchObject({ keys: [{ wasHeld: false, handled: 0 }] });
    await settles(producer, 3);
    expect(await parked(producer)).toEqual([]);
  });

  it('counts nothing of a producer that has ended until it is registered again', async () => {
    const producer = await plugIn(service, 'diakhiri');
    const other = await service.http.post<{ credential: { token: string } }>(
      '/producers',
      { unitCode: 'diakhiri', name: 'kedua', contact: 'x', serviceCodes: ['kk'] },
      AS_ADMINISTRATOR,
    );
    const colleague = Object.assign(Object.create(producer) as PluggedIn, { token: other.body.credential.token });
    await service.http.delete(`/producers/${producer.id}`, AS_ADMINISTRATOR);
    await viaKafka(producer, producer.event());
    await eventually(async () =>
      expect(await parked(colleague)).toMatchObject([
        { code: 'PRODUCER_ENDED', reason: expect.stringContaining('loket') as string },
      ]),
    );
    const again = { unitCode: 'diakhiri', name: 'loket', contact: 'x', serviceCodes: ['akta-kelahiran'] };
    expect((await service.http.post('/producers', again, AS_ADMINISTRATOR)).status).toBe(201);
    await replay(colleague);
    await settles(producer, 1);
  });

  it('lets no department see or replay what another’s topic holds', async () => {
    const [owner, neighbour] = [await plugIn(service, 'pemilik'), await plugIn(service, 'penengok')];
    const event = owner.event({ source: neighbour.source });
    await viaKafka(owner, event);
    await eventually(async () => expect(await parked(owner)).toHaveLength(1));
    expect(await parked(neighbour)).toEqual([]);
    const [{ key } = { key: '' }] = await parked(owner);
    expect(await replay(neighbour)).toMatchObject({ keys: [], next: null });
    expect(await replay(neighbour, { key })).toMatchObject({ keys: [{ wasHeld: false }] });
    expect(await parked(owner)).toMatchObject([{ code: 'SOURCE_NOT_OWN' }]);
  });

  it('asks for a credential before it replays, and says what a wrong body lacks', async () => {
    const producer = await plugIn(service, 'bertanya');
    expect((await service.http.post('/ingest/parked/replay', {})).status).toBe(401);
    const wrong = await producer.post<{ errors: { code: string }[] }>('/ingest/parked/replay', {
      limit: 0,
      after: 'x',
    });
    expect(wrong.status).toBe(400);
    expect(wrong.body.errors.map(({ code }) => code).sort()).toEqual(['INVALID_CURSOR', 'TOO_SMALL']);
  });
});
