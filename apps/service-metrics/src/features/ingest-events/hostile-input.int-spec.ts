import { connect } from 'node:net';
import { RequestReceived } from '#contracts';
import { eventually, startService, type TestService } from '#testing';
import { serviceMetrics } from '../../service.js';
import { WRONG_EVENTS } from '../../testing/hostile/wrong-events.js';
import { type Sent, UNREADABLE, WRONG_REQUESTS } from '../../testing/hostile/wrong-requests.js';
import { AS_ADMINISTRATOR, BATCH, plugIn, type PluggedIn } from '../../testing/plugged-in.js';

describe('hostile input at the HTTP door', () => {
  let service: TestService;
  let hostile: PluggedIn;
  let good: PluggedIn;
  let revoked: PluggedIn;
  let neighbours = 0;
  let beside = 0;

  beforeAll(async () => {
    // All that is wrong comes from one department, sooner than one may send so much for long: that has a spec of its own.
    process.env.INGEST_KIB_PER_SECOND = '1048576';
    service = await startService(serviceMetrics);
    delete process.env.INGEST_KIB_PER_SECOND;
    const eventTypes = [RequestReceived.type];
    [hostile, good, revoked] = [
      await plugIn(service, 'jahat', { eventTypes }),
      await plugIn(service, 'baik'),
      await plugIn(service, 'bekas'),
    ];
    await service.http.delete(`/producers/${revoked.id}`, AS_ADMINISTRATOR);
  });

  afterAll(async () => {
    await service.stop();
  });

  const problemOf = async ({
    body,
    type = BATCH,
    headers = {},
    token = (of) => of.token,
    method = 'POST',
    path = '/ingest/events',
  }: Sent) => {
    const shown = token(hostile);
    const authorization = shown === undefined ? {} : { authorization: `Bearer ${shown}` };
    const answer = await fetch(service.http.url + path, {
      method,
      headers: { 'content-type': type, 'accept-language': 'en', ...authorization, ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    });
    return { status: answer.status, problem: (await answer.json()) as { code: string; detail: string } };
  };

  const isTaken = async (): Promise<void> => {
    const { status, body } = await good.send(good.event());
    expect([status, body.map(({ outcome }) => outcome)]).toEqual([200, ['accepted']]);
    beside += 1;
  };

  it('is of more than 150 kinds', () => {
    expect(WRONG_EVENTS.length + WRONG_REQUESTS.length + UNREADABLE.length).toBeGreaterThan(150);
    expect(new Set(WRONG_EVENTS.map(([what]) => what)).size).toBe(WRONG_EVENTS.length);
  });

  it.each(WRONG_EVENTS)('is rejected with its reason, and its neighbours are taken: %s', async (_what, json, fault) => {
    const around = [hostile.event(), hostile.event()].map((event) => JSON.stringify(event));
    const batch = `[${around[0]},${json(hostile.event())},${around[1]}]`;
    const { status, body } = await hostile.send(batch, { headers: { 'content-type': BATCH } });
    expect([status, body.map(({ outcome }) => outcome)]).toEqual([200, ['accepted', 'rejected', 'accepted']]);
    neighbours += 2;
    const errors = body[1]?.errors ?? [];
    const told = errors.map(({ field, code }) => `${field} ${code}`);
    const [field = '', code = ''] = fault.split(' ');
    const found = field.endsWith('/')
      ? told.filter((each) => each.startsWith(field) && each.endsWith(code))
      : told.filter((each) => each === fault);
    expect([told, found.length > 0]).toEqual([told, true]);
    for (const { message } of errors) expect(message).toMatch(/^[A-Z].*\.$/s);
  });

  it.each(WRONG_REQUESTS)('is refused with its reason: %s', async (_what, sent, status, code) => {
    const answer = await problemOf(sent);
    expect([answer.status, answer.problem.code]).toEqual([status, code]);
    expect(answer.problem.detail).toMatch(/^[A-Z].*\.$/s);
    await isTaken();
  });

  it('is refused from a producer that has ended', async () => {
    expect(await revoked.send(revoked.event())).toMatchObject({ status: 401, body: { code: 'CREDENTIAL_REFUSED' } });
  });

  it.each(UNREADABLE)('is answered before it is read as a request: %s', async (_what, text, status) => {
    const head = `POST /ingest/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${hostile.token}\r\nContent-Type: ${BATCH}\r\n`;
    expect(await statusOf(service.http.url, text(head))).toBe(status);
    await isTaken();
  });

  it.each([
    ['no attributes but one', { 'ce-id': 'x' }, '/specversion REQUIRED'],
    ['attributes of another unit', { 'ce-source': '/departments/baik/loket' }, '/source SOURCE_NOT_OWN'],
    ['an attribute with an encoded NUL', { 'ce-id': 'a%00b' }, '/id CONTROL_CHARACTERS'],
    ['an attribute named __proto__', { 'ce-__proto__': 'x' }, '/__proto__ UNKNOWN_FIELD'],
    ['an attribute named constructor', { 'ce-constructor': 'x' }, '/constructor UNKNOWN_FIELD'],
    ['data as an attribute', { 'ce-data_base64': 'e30=' }, '/data_base64 DATA_NOT_JSON'],
    ['a time that is none', { 'ce-time': 'x%' }, '/time NOT_RFC_3339'],
  ])('is rejected with its reason when it comes as headers: %s', async (_what, headers, fault) => {
    const { specversion, id, source, type, time, data } = hostile.event();
    const right = { 'ce-specversion': specversion, 'ce-id': id, 'ce-source': source, 'ce-type': type, 'ce-time': time };
    const sent = fault.includes('REQUIRED') ? headers : { ...right, ...headers };
    const answer = await hostile.send(data, { headers: { 'content-type': 'application/json', ...sent } });
    expect(answer.status).toBe(200);
    expect(answer.body[0]?.errors?.map(({ field, code }) => `${field} ${code}`)).toContain(fault);
  });

  it('does not get in by the same id a thousand times in one batch', async () => {
    const event = hostile.event();
    const { body } = await hostile.send(Array.from({ length: 1_000 }, () => event));
    neighbours += 1;
    expect(body.filter(({ outcome }) => outcome === 'accepted').map(({ index }) => index)).toEqual([0]);
    expect(body.filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(999);
  });

  it('does not keep answers from being given while it comes from many at once', async () => {
    const [batch] = [JSON.stringify(Array.from({ length: 1_000 }, () => ({ ...hostile.event(), time: 'x' })))];
    const flood = Array.from({ length: 20 }, () => hostile.send(batch, { headers: { 'content-type': BATCH } }));
    for (let n = 0; n < 10; n += 1) await isTaken();
    const statuses = new Set((await Promise.all(flood)).map(({ status }) => status));
    expect([...statuses].filter((status) => status !== 200 && status !== 429)).toEqual([]);
  });

  it('left the process alive, its objects as they were, and every good event counted', async () => {
    await eventually(async () => {
      expect(await hostile.counted()).toBe(neighbours);
      expect(await good.counted()).toBe(beside);
    });
    await eventually(async () => expect((await service.http.get('/health/ready')).status).toBe(200));
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
    expect((await service.http.get<object[]>('/messaging/parked')).body).toEqual([]);
  });

  it('is still there to be read, but for what is too large to be kept', async () => {
    const ids = new Set<string>();
    for (let cursor = ''; ;) {
      const { status, body } = await hostile.get<{ items: { id: string; errors: object[] }[]; next: string | null }>(
        `/ingest/rejected?limit=500${cursor}`,
      );
      expect(status).toBe(200);
      for (const { id, errors } of body.items) {
        expect(errors.length).toBeGreaterThan(0);
        ids.add(id);
      }
      if (body.next === null) break;
      cursor = `&cursor=${body.next}`;
    }
    expect(ids.size).toBeGreaterThan(WRONG_EVENTS.length - 20);
  });
});

/** The status of the answer to bytes as they are; the connection may end with it. */
function statusOf(url: string, text: string): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = '';
    // What is written after the answer may meet a closed connection.
    socket.on('error', (error) => (answer === '' ? reject(error) : undefined));
    socket.on('close', () => reject(new Error('closed without an answer')));
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(answer) ?? [];
      if (status === undefined) return;
      resolve(Number(status));
      socket.destroy();
    });
  });
}
