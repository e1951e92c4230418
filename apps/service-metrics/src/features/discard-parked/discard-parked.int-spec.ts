import { SurveyAnswered } from '#contracts';
import { caughtUp, eventually, startService, type TestService } from '#testing';
import { serviceMetrics } from '../../service.js';
import { asKafkaMessage, type KafkaMessage } from '../../testing/hostile/wrong-messages.js';
import { type Held, parkedEventsAt } from '../../testing/parked-events.js';
import { plugIn, type PluggedIn } from '../../testing/plugged-in.js';

describe('a parked event that no mending helps', () => {
  let service: TestService;
  const { viaKafka, listed, eventsOf, discard, settles } = parkedEventsAt(() => service);

  beforeAll(async () => {
    service = await startService(serviceMetrics);
  });

  afterAll(() => service.stop());

  const parkedAs = (producer: PluggedIn, code: string, events: number): Promise<Held> =>
    eventually(async () => {
      const all = await listed(producer);
      expect(all).toMatchObject([{ code, events }]);
      return all[0] as Held;
    });

  const formsOf = async ({ unitCode }: PluggedIn): Promise<string[]> => {
    const rows = await service.db.query<{ id: string }[]>(
      `SELECT response_id AS id FROM survey_form JOIN unit USING (unit_id) WHERE code = $1 ORDER BY response_id`,
      [unitCode],
    );
    return rows.map(({ id }) => id);
  };

  /** Events about one request, so of one key. */
  const ofOneRequest = (producer: PluggedIn, count: number): KafkaMessage[] => {
    const data = producer.data();
    return Array.from({ length: count }, () => asKafkaMessage(producer.event({ data })));
  };

  it('is discarded by its position, lets what waits behind it run, and stays on record whole', async () => {
    const producer = await plugIn(service, 'buang-parkir');
    const [bad, ...good] = ofOneRequest(producer, 3) as [KafkaMessage, ...KafkaMessage[]];
    await viaKafka(producer, { ...bad, value: 'not json' }, ...good);
    const { key, position, reason } = await parkedAs(producer, 'INVALID_JSON', 3);
    expect(reason).toMatch(/can only be discarded and sent again/);
    expect((await eventsOf(producer, key))[0]).toMatchObject({ position, code: 'INVALID_JSON' });
    expect((await producer.post('/ingest/parked/replay')).body).toMatchObject({ keys: [{ handled: 0, left: 3 }] });

    expect(await discard(producer, position)).toMatchObject({
      status: 200,
      body: { outcome: 'discarded', key: { handled: 2, left: 0, code: null } },
    });
    await settles(producer, 2);
    expect(await listed(producer)).toEqual([]);
    const before = await listed(producer, '/ingest/parked/discarded');
    expect(before).toMatchObject([
      {
        key,
        position,
        code: 'INVALID_JSON',
        value: 'not json',
        discardedBy: 'loket',
        headers: { ce_id: [bad.headers['ce_id']] },
      },
    ]);
    expect(await discard(producer, position)).toMatchObject({
      status: 200,
      body: { outcome: 'discarded-before', key: null },
    });
    expect(await listed(producer, '/ingest/parked/discarded')).toEqual(before);
  });

  it('is shown whole and discarded also where its key is nothing but blanks', async () => {
    const producer = await plugIn(service, 'kunci-kosong');
    await viaKafka(producer, asKafkaMessage(producer.event({ data: producer.data({ requestId: '  ' }) })));
    const { key, position } = await parkedAs(producer, 'EVENT_NUMBER_BLANK', 1);
    expect(await eventsOf(producer, key)).toMatchObject([{ position, code: 'EVENT_NUMBER_BLANK' }]);
    expect((await discard(producer, position)).body).toMatchObject({ outcome: 'discarded', key: { key, left: 0 } });
  });

  it('may come again corrected, with the same id, by either door', async () => {
    const producer = await plugIn(service, 'kirim-lagi');
    const events = [producer.event(), producer.event()];
    for (const [n, event] of events.entries()) {
      await viaKafka(producer, asKafkaMessage({ ...event, time: 'kemarin' }));
      const { position } = await parkedAs(producer, 'NOT_A_CLOUD_EVENT', 1);
      expect((await discard(producer, position)).body).toMatchObject({ outcome: 'discarded' });
      if (n === 0) await viaKafka(producer, asKafkaMessage(event));
      else expect((await producer.send(event)).body).toMatchObject([{ outcome: 'accepted' }]);
      await settles(producer, n + 1);
    }
    await viaKafka(producer, ...events.map(asKafkaMessage), asKafkaMessage(producer.event()));
    await settles(producer, 3);
  });

  it('is the second form under a number: the first stays counted, and later ones go on', async () => {
    const producer = await plugIn(service, 'dua-formulir');
    const form = (more: object = {}) =>
      producer.event({ type: SurveyAnswered.type, data: { ...SurveyAnswered.example, responseId: 'F-7', ...more } });
    const { answers } = SurveyAnswered.example;
    const other = form({ answers: { ...answers, U1: answers.U1 === 1 ? 2 : 1 } });
    await producer.send([form(), other]);
    const { position, reason } = await parkedAs(producer, 'FORM_ANSWERED_OTHERWISE', 1);
    expect(reason).toMatch(/can only be discarded and sent again/);
    await producer.send(form());
    await eventually(async () => expect(await listed(producer)).toMatchObject([{ events: 2 }]));
    expect((await discard(producer, position)).body).toMatchObject({
      outcome: 'discarded',
      key: { handled: 1, left: 0 },
    });
    const corrected = { ...other, data: { ...other.data, responseId: 'F-8' } };
    expect((await producer.send([corrected, corrected])).body.map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'duplicate',
    ]);
    await eventually(async () => expect(await formsOf(producer)).toEqual(['F-7', 'F-8']));
  });

  it('is discarded alone, and not what took its place as the first of its key', async () => {
    const producer = await plugIn(service, 'satu-saja');
    const [one, two, three] = ofOneRequest(producer, 3) as [KafkaMessage, KafkaMessage, KafkaMessage];
    await viaKafka(producer, { ...one, value: '1' }, { ...two, value: '2' }, three);
    const { key, position } = await parkedAs(producer, 'INVALID_JSON', 3);
    const [, second] = await eventsOf(producer, key);
    expect(await discard(producer, second?.position)).toMatchObject({
      status: 409,
      body: { code: 'PARKED_EVENT_WAITS' },
    });
    const answers = await Promise.all([1, 2, 3].map(() => discard(producer, position)));
    expect(answers.map(({ body }) => body.outcome).sort()).toEqual([
      'discarded',
      'discarded-before',
      'discarded-before',
    ]);
    expect(await parkedAs(producer, 'INVALID_JSON', 2)).toMatchObject({ position: second?.position });
    expect((await discard(producer, second?.position)).body).toMatchObject({ key: { handled: 1, left: 0 } });
    await settles(producer, 1);
  });

  it('is no other department’s to discard, nor is one that is not held', async () => {
    const [owner, neighbour] = [await plugIn(service, 'empunya'), await plugIn(service, 'orang-lain')];
    await viaKafka(owner, { ...asKafkaMessage(owner.event()), value: 'x' });
    const { position } = await parkedAs(owner, 'INVALID_JSON', 1);
    expect(await discard(neighbour, position)).toMatchObject({ status: 404, body: { code: 'PARKED_EVENT_UNKNOWN' } });
    expect(await discard(owner, '900000000')).toMatchObject({ status: 404 });
    expect((await discard(owner, 'x')).status).toBe(400);
    expect((await service.http.delete(`/ingest/parked/events/${position}`)).status).toBe(401);
    await parkedAs(owner, 'INVALID_JSON', 1);
    await discard(owner, position);
    expect(await discard(neighbour, position)).toMatchObject({ status: 404 });
    expect(await listed(neighbour, '/ingest/parked/discarded')).toEqual([]);
    expect((await service.http.get('/ingest/parked/discarded')).status).toBe(401);
  });

  it('does not come back when Kafka delivers it again, if it has no id', async () => {
    const producer = await plugIn(service, 'tanpa-id');
    const message = asKafkaMessage(producer.event());
    await viaKafka(producer, { ...message, headers: {} });
    const { position } = await parkedAs(producer, 'NOT_A_CLOUD_EVENT', 1);
    const inbox = () => service.db.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM inbox`);
    await caughtUp(service);
    const before = await inbox();
    await discard(producer, position);
    expect(await inbox()).toEqual(before);
  });
});
