import { eventually, startService, type TestService } from '#testing';
import { serviceMetrics } from '../../service.js';
import {
  AS_ADMINISTRATOR,
  bearer,
  type Outcome,
  plugIn,
  type PluggedIn,
  untilItsTurn,
} from '../../testing/plugged-in.js';

interface Kept {
  readonly id: string;
  readonly eventId: string | null;
  readonly errors: readonly { readonly code: string; readonly message: string }[];
  readonly replayedAt: string | null;
}

interface Page {
  readonly items: readonly Kept[];
  readonly next: string | null;
}

interface Portion {
  readonly events: readonly (Outcome & { readonly rejectedId: string })[];
  readonly next: string | null;
}

describe('rejected events', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService(serviceMetrics);
  });

  afterAll(async () => {
    await service.stop();
  });

  const kept = async (producer: PluggedIn, query = ''): Promise<Page> =>
    (await producer.get<Page>(`/ingest/rejected${query}`)).body;

  const replay = async (producer: PluggedIn, body: object = {}): Promise<Portion> =>
    (await untilItsTurn(() => producer.post<Portion>('/ingest/rejected/replay', body))).body;

  const allow = (producer: PluggedIn, serviceCodes: string[]) =>
    service.http.put(`/producers/${producer.id}`, { contact: 'x@y.example', serviceCodes }, AS_ADMINISTRATOR);

  const of = (producer: PluggedIn, serviceCode: string) => producer.event({ data: producer.data({ serviceCode }) });

  const settles = (producer: PluggedIn, count: number): Promise<void> =>
    eventually(async () => expect(await producer.counted()).toBe(count));

  it('are kept whole with their reason, once for each content', async () => {
    const producer = await plugIn(service, 'simpan');
    const wrong = { ...producer.event({ time: 'kemarin' }), catatan: 'utuh' };
    const answers = [await producer.send(wrong), await producer.send([wrong, wrong])];
    expect(answers.flatMap(({ body }) => body.map((each) => each.kept))).toEqual([true, true, true]);
    const { items } = await kept(producer);
    expect(items).toEqual([
      expect.objectContaining({
        eventId: wrong.id,
        replayedAt: null,
        errors: [expect.objectContaining({ code: 'NOT_RFC_3339' })],
      }),
    ]);
    const { body } = await producer.get<{ event: string }>(`/ingest/rejected/${items[0]?.id}`);
    expect(JSON.parse(body.event)).toEqual(wrong);
  });

  it('are listed page by page in the order in which they came', async () => {
    const producer = await plugIn(service, 'halaman');
    const ids = Array.from({ length: 7 }, (_, n) => `e-${n}`);
    for (const id of ids) await producer.send(producer.event({ id, time: 'x' }));
    const first = await kept(producer, '?limit=4');
    const second = await kept(producer, `?limit=4&cursor=${first.next}`);
    expect([...first.items, ...second.items].map(({ eventId }) => eventId)).toEqual(ids);
    expect(second.next).toBeNull();
  });

  it('are accepted by a replay once the cause is mended, and twice changes nothing', async () => {
    const producer = await plugIn(service, 'mengulang');
    const events = [of(producer, 'kk'), of(producer, 'izin-reklame'), producer.event({ time: 'x' })];
    await producer.send(events);
    expect((await replay(producer)).events.map(({ outcome }) => outcome)).toEqual(['rejected', 'rejected', 'rejected']);

    const reklame = { code: 'izin-reklame', nameId: 'Izin reklame', nameEn: 'Billboard permit' };
    await service.http.post(
      '/services',
      { ...reklame, standardHours: 24, effectiveFrom: '2025-01-01' },
      AS_ADMINISTRATOR,
    );
    expect((await replay(producer)).events.map(({ errors }) => errors?.[0]?.code)).toEqual([
      'SERVICE_NOT_ALLOWED',
      'SERVICE_NOT_ALLOWED',
      'NOT_RFC_3339',
    ]);
    expect((await kept(producer)).items.map(({ errors }) => errors[0]?.code)).toEqual([
      'SERVICE_NOT_ALLOWED',
      'SERVICE_NOT_ALLOWED',
      'NOT_RFC_3339',
    ]);

    await allow(producer, ['akta-kelahiran', 'kk', 'izin-reklame']);
    const third = await replay(producer);
    expect(third.events.map(({ id, outcome }) => [id, outcome])).toEqual(
      ['accepted', 'accepted', 'rejected'].map((outcome, n) => [events[n]?.id, outcome]),
    );
    expect((await replay(producer)).events.map(({ id }) => id)).toEqual([events[2]?.id]);
    expect((await kept(producer, '?open=true')).items.map(({ eventId }) => eventId)).toEqual([events[2]?.id]);
    expect((await kept(producer)).items.filter(({ replayedAt }) => replayedAt !== null)).toHaveLength(2);
    await settles(producer, 2);
  });

  it('are accepted once when two replays run at once', async () => {
    const producer = await plugIn(service, 'dua-ulangan');
    await producer.send(Array.from({ length: 50 }, () => of(producer, 'kk')));
    await allow(producer, ['kk']);
    const portions = await Promise.all([replay(producer), replay(producer), replay(producer)]);
    const accepted = portions.flatMap(({ events }) => events).filter(({ outcome }) => outcome === 'accepted');
    expect(accepted).toHaveLength(50);
    await settles(producer, 50);
  });

  it('are no longer open once their sender has mended them and sent them again with the same ids', async () => {
    const producer = await plugIn(service, 'diperbaiki');
    const [first, second] = [of(producer, 'kk'), of(producer, 'kk')];
    await producer.send([first, second]);
    const mended = { ...first, data: { ...first.data, serviceCode: 'akta-kelahiran' } };
    expect(outcomeOf(await producer.send(mended))).toBe('accepted');
    expect((await kept(producer, '?open=true')).items.map(({ eventId }) => eventId)).toEqual([second.id]);
    expect((await replay(producer)).events.map(({ id }) => id)).toEqual([second.id]);
    await settles(producer, 1);
  });

  it('are replayed by their ids, and no others', async () => {
    const producer = await plugIn(service, 'terpilih');
    await producer.send([of(producer, 'kk'), of(producer, 'kk')]);
    await allow(producer, ['kk']);
    const [first] = (await kept(producer)).items;
    const { events } = await replay(producer, { ids: [first?.id] });
    expect(events.map(({ rejectedId, outcome }) => [rejectedId, outcome])).toEqual([[first?.id, 'accepted']]);
    expect((await kept(producer, '?open=true')).items).toHaveLength(1);
    const { status } = await producer.post('/ingest/rejected/replay', { ids: ['x'] });
    expect(status).toBe(400);
  });

  it('are duplicates when another event with their id had been accepted before', async () => {
    const producer = await plugIn(service, 'sudah-ada');
    const event = of(producer, 'akta-kelahiran');
    await producer.send(event);
    await producer.send({ ...event, data: { ...event.data, serviceCode: 'kk' } });
    await allow(producer, ['akta-kelahiran', 'kk']);
    expect((await replay(producer)).events.map(({ outcome }) => outcome)).toEqual(['duplicate']);
    await settles(producer, 1);
  });

  it('are replayed in portions', async () => {
    const producer = await plugIn(service, 'bagian');
    await producer.send(Array.from({ length: 600 }, () => of(producer, 'kk')));
    await allow(producer, ['kk']);
    const first = await replay(producer);
    expect([first.events.length, first.next]).toEqual([500, first.events[499]?.rejectedId]);
    const second = await replay(producer, { after: first.next });
    expect([second.events.length, second.next]).toEqual([100, null]);
    await settles(producer, 600);
  });

  it('are discarded by their own producer alone, and not accepted after it', async () => {
    const [ours, theirs] = [await plugIn(service, 'buang'), await plugIn(service, 'tak-boleh')];
    await ours.send([of(ours, 'kk'), of(ours, 'kk')]);
    const [first, second] = (await kept(ours)).items;
    const discard = (producer: PluggedIn) =>
      service.http.delete(`/ingest/rejected/${first?.id}`, bearer(producer.token));
    expect((await discard(theirs)).status).toBe(204);
    expect((await kept(ours)).items).toHaveLength(2);
    expect([(await discard(ours)).status, (await discard(ours)).status]).toEqual([204, 204]);
    await allow(ours, ['kk']);
    expect((await replay(ours)).events.map(({ rejectedId }) => rejectedId)).toEqual([second?.id]);
  });

  it('are answered but not kept when they are too large, or as many are kept as may be', async () => {
    const producer = await plugIn(service, 'penuh');
    const large = { ...producer.event({ time: 'x' }), lampiran: 'x'.repeat(20_000) };
    expect((await producer.send(large)).body).toEqual([expect.objectContaining({ outcome: 'rejected', kept: false })]);
    await service.db.query(
      `INSERT INTO rejected_event (rejected_id, producer_id, unit_id, content, errors, event)
       SELECT gen_random_uuid(), p.producer_id, p.unit_id, gen_random_uuid(), '[]', '{}'
       FROM producer p, generate_series(1, 99999) WHERE p.producer_id = $1`,
      [producer.id],
    );
    const { body } = await producer.send([1, 2].map((n) => producer.event({ time: `x${n}` })));
    expect(body.map((each) => each.kept).sort()).toEqual([false, true]);
    expect(outcomeOf(await producer.send(producer.event()))).toBe('accepted');
  });
});

const outcomeOf = ({ body }: { body: readonly Outcome[] }): string | undefined => body[0]?.outcome;
