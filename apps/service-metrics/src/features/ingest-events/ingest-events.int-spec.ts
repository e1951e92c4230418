import { connect, type Socket } from 'node:net';
import { RequestFinished, RequestReceived, RequirementsCompleted } from '#contracts';
import { asMessage, eventually, startService, type TestService } from '#testing';
import { serviceMetrics } from '../../service.js';
import {
  AS_ADMINISTRATOR,
  bearer,
  type CloudEventJson,
  plugIn,
  type PluggedIn,
  untilItsTurn,
} from '../../testing/plugged-in.js';

const outcomes = ({ body }: { body: readonly { outcome: string }[] }): string[] => body.map(({ outcome }) => outcome);

describe('events that come by the HTTP door', () => {
  let service: TestService;

  beforeAll(async () => {
    // So little that what a department has sent counts through the whole spec, however long that takes.
    process.env.INGEST_KIB_PER_SECOND = '1';
    service = await startService(serviceMetrics);
    delete process.env.INGEST_KIB_PER_SECOND;
  });

  afterAll(async () => {
    await service.stop();
  });

  const settles = (producer: PluggedIn, count: number): Promise<void> =>
    eventually(async () => expect(await producer.counted()).toBe(count));

  it('are counted as those that come by Kafka', async () => {
    const producer = await plugIn(service, 'lewat-http');
    const at = (time: string, contract: { type: string }) =>
      producer.event({ type: contract.type, time, data: producer.data({ requestId: 'R-1' }) });
    const answer = await producer.send([
      at('2025-03-03T08:00:00+07:00', RequirementsCompleted),
      at('2025-03-03T06:30:00.5Z', RequestFinished),
    ]);
    expect([answer.status, outcomes(answer)]).toEqual([200, ['accepted', 'accepted']]);
    await eventually(async () => {
      const { body } = await service.http.get('/requests/lewat-http/R-1');
      expect(body).toMatchObject({ status: 'FINISHED', turnaroundMs: 5.5 * 3_600_000 + 500 });
    });
  });

  it('come singly, as a batch, or with their attributes as headers', async () => {
    const producer = await plugIn(service, 'tiga-cara');
    const { data, id, source, type, time } = producer.event();
    const binary = await producer.send(data, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'ce-specversion': '1.0',
        'ce-id': `${encodeURIComponent(id)}%20x`,
        'ce-source': source,
        'ce-type': type,
        'ce-time': `"${time}"`,
      },
    });
    expect(binary.body).toEqual([{ index: 0, id: `${id} x`, source, outcome: 'accepted' }]);
    const single = producer.event();
    expect((await producer.send(single)).body).toEqual([
      { index: 0, id: single.id, source: single.source, outcome: 'accepted' },
    ]);
    expect(outcomes(await producer.send([producer.event(), producer.event()]))).toEqual(['accepted', 'accepted']);
    await settles(producer, 4);
  });

  it('are answered each by itself, in order, in the reader’s language', async () => {
    const producer = await plugIn(service, 'bercampur');
    const events = [
      producer.event(),
      producer.event({ time: 'kemarin', type: 5 }),
      producer.event({ data: producer.data({ serviceCode: 'kk' }) }),
      producer.event(),
    ];
    const { status, body } = await producer.send(events);
    expect(status).toBe(200);
    expect(body.map(({ index, id, outcome }) => [index, id, outcome])).toEqual(
      ['accepted', 'rejected', 'rejected', 'accepted'].map((outcome, index) => [index, events[index]?.id, outcome]),
    );
    expect(body[1]?.errors?.map(({ field, code }) => `${field} ${code}`)).toEqual([
      '/type NOT_TEXT',
      '/time NOT_RFC_3339',
    ]);
    expect(body[2]?.errors).toEqual([
      {
        field: '/data/serviceCode',
        code: 'SERVICE_NOT_ALLOWED',
        message: 'This producer may not send service kk; ask the administrator to change what it may send.',
      },
    ]);
    const indonesian = await producer.send(events[2], { headers: { 'accept-language': 'id' } });
    expect(indonesian.body[0]?.errors?.[0]?.message).toMatch(/^Pengirim ini tidak boleh mengirim layanan kk/);
    await settles(producer, 2);
  });

  it('are accepted once, however often and together with whatever they are sent', async () => {
    const producer = await plugIn(service, 'sekali');
    const [first, second] = [producer.event(), producer.event()];
    expect(outcomes(await producer.send([first, first, second]))).toEqual(['accepted', 'duplicate', 'accepted']);
    expect(outcomes(await producer.send([second, producer.event(), first]))).toEqual([
      'duplicate',
      'accepted',
      'duplicate',
    ]);
    await settles(producer, 3);
  });

  it('are accepted once when several requests bring them at once, in any order', async () => {
    const producer = await plugIn(service, 'bersamaan');
    const events = Array.from({ length: 300 }, () => producer.event());
    const answers = await Promise.all(
      [events, events.toReversed(), events.toSorted()].map((batch) => untilItsTurn(() => producer.send(batch))),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const accepted = answers.flatMap(({ body }) => body).filter(({ outcome }) => outcome === 'accepted');
    expect(new Set(accepted.map(({ id }) => id)).size).toBe(300);
    expect(accepted).toHaveLength(300);
    await settles(producer, 300);
  });

  it('are counted once when Kafka had them and the platform died before it recorded them', async () => {
    const producer = await plugIn(service, 'terputus');
    const event = producer.event();
    const { source, id } = event;
    const data = event.data as typeof RequestReceived.example;
    const message = asMessage(RequestReceived, data, { topic: producer.topic, source, id });
    await service.raw([{ ...message, headers: { ...message.headers, ce_time: event.time } }]);
    await settles(producer, 1);
    // Of the same request, so that it is handled after both.
    const last = producer.event({ data });
    expect(outcomes(await producer.send([event, last]))).toEqual(['accepted', 'accepted']);
    const counted = await eventually(async () => {
      const { body: request } = await service.http.get<{ events: { id: string }[] }>(
        `/requests/terputus/${data.requestId}`,
      );
      const ids = request.events.map((each) => each.id);
      expect(ids).toContain(last.id);
      return ids;
    });
    expect(counted.sort()).toEqual([id, last.id].sort());
    const { body } = await service.http.get<{ topic: string }[]>('/messaging/parked');
    expect(body.filter(({ topic }) => topic === producer.topic)).toEqual([]);
  });

  it('are neither accepted nor recorded while Kafka does not take them', async () => {
    const producer = await plugIn(service, 'tanpa-kafka');
    const bystander = await plugIn(service, 'tak-terganggu');
    const events: CloudEventJson[] = [producer.event(), producer.event({ type: 'x' })];
    const setTopic = (topic: string) =>
      service.db.query(`UPDATE department SET topic = $1 WHERE topic IN ($2, $3)`, [
        topic,
        producer.topic,
        'service-events.tidak/ada',
      ]);
    await setTopic('service-events.tidak/ada');
    const [failed, beside] = await Promise.all([
      producer.send<{ code: string }>(events),
      bystander.send(bystander.event()),
    ]);
    expect([failed.status, failed.body.code, failed.headers.get('retry-after')]).toEqual([
      503,
      'EVENTS_UNAVAILABLE',
      '5',
    ]);
    expect(beside.status).toBe(200);
    expect((await producer.get('/ingest/rejected')).body).toEqual({ items: [], next: null });
    await setTopic(producer.topic);
    expect(outcomes(await producer.send(events))).toEqual(['accepted', 'rejected']);
    await settles(producer, 1);
  });

  it('are refused by 429 when a department sends more than it may for long, while another’s are taken', async () => {
    const [flood, other] = [await plugIn(service, 'terlalu-cepat'), await plugIn(service, 'sabar')];
    const large = Array.from({ length: 1_000 }, (_, n) => ({ n, padding: 'x'.repeat(3_900) }));
    // Two are less than may come at once, the third is more.
    for (let n = 0; n < 3; n += 1) expect((await flood.send(large)).status).toBe(200);
    const refused = await flood.send<{ code: string }>(large);
    expect([refused.status, refused.body.code]).toEqual([429, 'TOO_FAST']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await flood.send<{ code: string }>(flood.event())).body.code).toBe('TOO_FAST');
    expect(outcomes(await other.send(other.event()))).toEqual(['accepted']);
  });

  it('are refused by 429 when a producer has too much under way, while another’s are taken', async () => {
    const [flood, other] = [await plugIn(service, 'banjir'), await plugIn(service, 'tenang')];
    const stuck: Socket[] = [];
    try {
      await eventually(async () => {
        const refused = await flood.send<{ code: string }>(flood.event());
        // One more before each further try, while nothing else of this producer is under way that could keep it out.
        if (refused.status === 200) stuck.push(await halfSent(service.http.url, flood.token));
        expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([
          429,
          'TOO_MANY_AT_ONCE',
          '1',
        ]);
      });
      expect(outcomes(await other.send(other.event()))).toEqual(['accepted']);
    } finally {
      for (const socket of stuck) socket.destroy();
    }
    await eventually(async () => expect((await flood.send(flood.event())).status).toBe(200));
  });

  it('are refused from the moment on in which the credential is revoked', async () => {
    const producer = await plugIn(service, 'dicabut-langsung');
    expect((await producer.send(producer.event())).status).toBe(200);
    await service.http.delete(`/producers/${producer.id}/credentials/${producer.credentialId}`, AS_ADMINISTRATOR);
    expect(await producer.send(producer.event())).toMatchObject({ status: 401, body: { code: 'CREDENTIAL_REFUSED' } });
    await settles(producer, 1);
  });

  it('are checked against what the producer may send now', async () => {
    const producer = await plugIn(service, 'izin-berubah');
    const terms = { contact: 'x@y.example', eventTypes: [RequestFinished.type], serviceCodes: ['akta-kelahiran'] };
    await service.http.put(`/producers/${producer.id}`, terms, AS_ADMINISTRATOR);
    const { body } = await producer.send([producer.event(), producer.event({ type: RequestFinished.type })]);
    expect(body.map(({ outcome }) => outcome)).toEqual(['rejected', 'accepted']);
    expect(body[0]?.errors?.map(({ code }) => code)).toEqual(['EVENT_TYPE_NOT_ALLOWED']);
  });

  it('are taken a thousand at a time, each key’s in their order', async () => {
    const producer = await plugIn(service, 'seribu');
    const events = Array.from({ length: 1000 }, (_, n) =>
      producer.event({ id: `${n}-${'字'.repeat(400)}`, data: producer.data({ requestId: `R-${n % 3}` }) }),
    );
    const { status, body } = await producer.send(events);
    expect([status, body.filter(({ outcome }) => outcome === 'accepted').length]).toEqual([200, 1000]);
    await settles(producer, 1000);
    const { body: request } = await service.http.get<{ events: { id: string }[] }>('/requests/seribu/R-0');
    expect(request.events).toHaveLength(334);
  });

  it('leave nothing of what their contract does not name in Kafka', async () => {
    const producer = await plugIn(service, 'tanpa-nama-warga');
    const named = { ...producer.event(), nik: '1373010101900001', traceparent: '00-1-2-3' };
    expect(outcomes(await producer.send(named))).toEqual(['accepted']);
    await settles(producer, 1);
    const stored = await service.db.query<{ events: unknown }[]>(`SELECT events FROM request`);
    expect(JSON.stringify(stored)).not.toContain('1373010101900001');
  });

  it('are read again by nobody but their producer', async () => {
    const [ours, theirs] = [await plugIn(service, 'punya-a'), await plugIn(service, 'punya-b')];
    await ours.send(ours.event({ time: 'x' }));
    const { body } = await ours.get<{ items: { id: string }[] }>('/ingest/rejected');
    const id = body.items[0]?.id ?? '';
    expect((await ours.get(`/ingest/rejected/${id}`)).status).toBe(200);
    expect(await theirs.get(`/ingest/rejected/${id}`)).toMatchObject({ status: 404 });
    expect(await theirs.post('/ingest/rejected/replay', { ids: [id] })).toMatchObject({ body: { events: [] } });
    expect((await service.http.get('/ingest/rejected', bearer('x'))).status).toBe(401);
  });

  it('that were parked are told to their own department alone', async () => {
    const [ours, theirs] = [await plugIn(service, 'terparkir'), await plugIn(service, 'lain')];
    const message = asMessage(RequestReceived, RequestReceived.example, { topic: ours.topic });
    await service.raw([{ ...message, key: 'R-rusak', value: '{' }]);
    await eventually(async () => {
      const { body } = await ours.get<{ items: object[] }>('/ingest/parked');
      expect(body.items).toEqual([
        expect.objectContaining({ key: 'R-rusak', code: 'INVALID_JSON', events: 1, topic: ours.topic }),
      ]);
    });
    expect((await theirs.get('/ingest/parked')).body).toEqual({ items: [], next: null });
    expect((await service.http.get('/ingest/parked')).status).toBe(401);
  });

  it('are described in the API documents', async () => {
    const { body } = await service.http.get<{
      paths: Record<string, { post?: { requestBody?: { content: object } } }>;
    }>('/openapi.json');
    expect(Object.keys(body.paths['/ingest/events']?.post?.requestBody?.content ?? {})).toContain(
      'application/cloudevents-batch+json',
    );
  });
});

/** A request whose body never comes to its end. */
async function halfSent(url: string, token: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  const head = [
    'POST /ingest/events HTTP/1.1',
    'Host: x',
    `Authorization: Bearer ${token}`,
    'Content-Type: application/cloudevents+json',
    // Larger than those of which eight count as one.
    'Content-Length: 20000',
  ];
  await new Promise<void>((resolve) => socket.write(`${head.join('\r\n')}\r\n\r\n{"id":`, () => resolve()));
  return socket;
}
