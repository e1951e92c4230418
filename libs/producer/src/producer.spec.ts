import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../testing/src/eventually.js';
import { createProducer, type Producer, type ProducerOptions, type ProducerState } from './index.js';
import { DoorServer, problem } from './testing/door-server.js';

const RECEIVED = 'teladan.service.request-received.v1';
const numbered = (n: number) => ({ requestId: `AKL-${n}`, serviceCode: 'akta-kelahiran', officerId: null });
const NOBODY = 'http://127.0.0.1:1';

describe('A producer', () => {
  let bufferDir: string;
  const open: { close(): Promise<void> }[] = [];

  beforeEach(async () => {
    bufferDir = await mkdtemp(join(tmpdir(), 'teladan-producer-'));
  });
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
    await rm(bufferDir, { recursive: true });
  });

  const door = async (...given: Parameters<typeof DoorServer.open>): Promise<DoorServer> => {
    const server = await DoorServer.open(...given);
    open.push(server);
    return server;
  };
  const producer = async (url: string, more: Partial<ProducerOptions> = {}): Promise<Producer> => {
    const retry = { firstMs: 10, longestMs: 50 };
    const options = { url, credential: 'tld_1', source: '/departments/disdukcapil/akta', bufferDir, retry, ...more };
    const made = await createProducer(options);
    open.unshift(made);
    return made;
  };
  const send = async (by: Producer, ...numbers: readonly number[]): Promise<string[]> =>
    Promise.all(numbers.map((n) => by.send(RECEIVED, numbered(n))));
  const numbers = ({ taken }: DoorServer): string[] => taken.map(({ data }) => data.requestId);
  const rejected = async (): Promise<{ event: unknown; errors: { code: string }[] }[]> =>
    (await readFile(join(bufferDir, 'rejected.jsonl'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { event: unknown; errors: { code: string }[] });
  const segments = async (): Promise<string[]> => (await readdir(bufferDir)).filter((name) => name.endsWith('.log'));

  it('sends events as the contract has them, in the order of the calls', async () => {
    const platform = await door();
    const ours = await producer(platform.url);
    const id = await ours.send(RECEIVED, numbered(1), { time: new Date('2025-03-31T10:00:00Z') });
    await send(ours, 2, 3, 4);
    await ours.flush();
    expect(platform.requests[0]).toMatchObject({
      authorization: 'Bearer tld_1',
      contentType: 'application/cloudevents-batch+json',
      language: 'id',
    });
    expect(platform.taken[0]).toEqual({
      specversion: '1.0',
      id,
      source: '/departments/disdukcapil/akta',
      type: RECEIVED,
      subject: 'AKL-1',
      time: '2025-03-31T10:00:00.000Z',
      datacontenttype: 'application/json',
      data: numbered(1),
    });
    expect(numbers(platform)).toEqual(['AKL-1', 'AKL-2', 'AKL-3', 'AKL-4']);
    expect(ours.waitingBytes).toBe(0);
  });

  it('asks for the platform’s reasons in the language that it is told, and knows no third', async () => {
    const platform = await door();
    const ours = await producer(platform.url, { language: 'en' });
    await send(ours, 1);
    await ours.flush();
    expect(platform.requests[0]?.language).toBe('en');
    await expect(producer(NOBODY, { language: 'fr' as 'en' })).rejects.toThrow(/^language must be id or en$/);
  });

  it('takes no event that breaks its contract, and says why in words', async () => {
    const ours = await producer(NOBODY);
    const data = { ...numbered(1), serviceCode: 'Akta Kelahiran', nik: '1373010101900001' };
    await expect(ours.send(RECEIVED, data)).rejects.toThrow(
      /^teladan\.service\.request-received\.v1: \/data\/nik: is not a field of this event .*; \/data\/serviceCode: must be a code/,
    );
    await expect(ours.send(RECEIVED, numbered(1), { time: new Date(NaN) })).rejects.toThrow('/time: must be a time');
    expect(ours.waitingBytes).toBe(0);
  });

  it('keeps what cannot be sent, and the next one sends it in order with the same ids', async () => {
    const first = await producer(NOBODY);
    const ids = await send(first, 1, 2, 3);
    await first.close();
    await expect(first.send(RECEIVED, numbered(4))).rejects.toThrow('The producer is closed');
    const platform = await door();
    const next = await producer(platform.url);
    ids.push(...(await send(next, 4)));
    await next.flush();
    expect(platform.taken.map(({ id }) => id)).toEqual(ids);
  });

  it('goes on through failures, cuts and lost answers, and nothing is taken twice or out of order', async () => {
    const platform = await door(
      (_, n) => (['cut before', { status: 500 }, 'cut after', problem(503, 'BUSY')] as const)[n - 1] ?? 'answer',
    );
    const ours = await producer(platform.url);
    await send(ours, 1, 2, 3);
    await ours.flush();
    expect(platform.requests).toHaveLength(5);
    expect(numbers(platform)).toEqual(['AKL-1', 'AKL-2', 'AKL-3']);
  });

  it('waits as long as the platform asks', async () => {
    const platform = await door((_, n) =>
      n === 1 ? problem(429, 'TOO_MANY_AT_ONCE', { 'retry-after': '1' }) : 'answer',
    );
    const states: ProducerState[] = [];
    const ours = await producer(platform.url, { onState: (state) => states.push(state) });
    await send(ours, 1);
    await ours.flush();
    const [first, second] = platform.requests;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
    await eventually(() => expect(states.map(({ kind }) => kind)).toEqual(['sending', 'waiting', 'sending', 'idle']));
    expect(states[1]).toMatchObject({ trouble: 'BUSY', detail: '429 said TOO_MANY_AT_ONCE' });
  });

  it('sends again only what was not answered', async () => {
    const platform = await door((_, n) => (n === 1 ? 'answer every second' : 'answer'));
    const ours = await producer(platform.url);
    await send(ours, 1, 2, 3, 4, 5);
    await ours.flush();
    expect(platform.requests.map(({ events }) => events.map(({ data }) => data.requestId))).toEqual([
      ['AKL-1', 'AKL-2', 'AKL-3', 'AKL-4', 'AKL-5'],
      ['AKL-2', 'AKL-4'],
    ]);
  });

  it('keeps what is rejected with the reasons, tells of it, and goes on', async () => {
    const refusal = { field: '/data/serviceCode', code: 'SERVICE_NOT_ALLOWED', message: 'not allowed' };
    const platform = await door(undefined, ({ data }) => (data.requestId === 'AKL-2' ? refusal : undefined));
    const told: unknown[] = [];
    const ours = await producer(platform.url, {
      onRejected: (one) => {
        told.push(one);
        throw new Error('a fault of who listens');
      },
    });
    const [, id] = await send(ours, 1, 2, 3);
    await ours.flush();
    expect(numbers(platform)).toEqual(['AKL-1', 'AKL-3']);
    expect(told).toEqual([{ event: expect.objectContaining({ id }) as unknown, errors: [refusal] }]);
    expect(await rejected()).toEqual([
      expect.objectContaining({ event: expect.objectContaining({ id }) as unknown, errors: [refusal] }),
    ]);
  });

  it('finds the one event for which the platform refuses a batch', async () => {
    const platform = await door(({ events }) =>
      events.some(({ data }) => data.requestId === 'AKL-3') ? problem(400, 'INVALID_INPUT') : 'answer',
    );
    const ours = await producer(platform.url);
    await send(ours, 1, 2, 3, 4, 5);
    await ours.flush();
    expect(numbers(platform)).toEqual(['AKL-1', 'AKL-2', 'AKL-4', 'AKL-5']);
    expect(await rejected()).toMatchObject([{ errors: [{ code: 'INVALID_INPUT' }] }]);
  });

  it('halves what is too large', async () => {
    const platform = await door(({ events }) => (events.length > 2 ? problem(413, 'BODY_TOO_LARGE') : 'answer'));
    const ours = await producer(platform.url);
    await send(ours, 1, 2, 3, 4, 5, 6, 7);
    await ours.flush();
    expect(numbers(platform)).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `AKL-${n}`));
  });

  it.each([
    ['CREDENTIAL_REFUSED', problem(401, 'CREDENTIAL_REFUSED')],
    ['WRONG_ADDRESS', { status: 404 }],
    ['WRONG_ADDRESS', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }],
    // As a strange proxy answers: only the platform may condemn an event.
    ['WRONG_ADDRESS', { status: 400, body: { error: 'bad request' } }],
    ['FAILED', { status: 200, body: { ok: true } }],
  ] as const)('loses nothing while there is %s, and goes on when it is mended', async (trouble, behaviour) => {
    let mended = false;
    const platform = await door(() => (mended ? 'answer' : behaviour));
    const ours = await producer(platform.url);
    await send(ours, 1);
    await eventually(() => expect(ours.state).toMatchObject({ trouble }));
    await expect(ours.flush({ withinMs: 100 })).rejects.toThrow(`it stays on disk. ${trouble}`);
    mended = true;
    await ours.flush();
    expect(numbers(platform)).toEqual(['AKL-1']);
  });

  it('takes no more than it may keep, says so, and takes more when that has been sent', async () => {
    let isUp = false;
    const platform = await door(() => (isUp ? 'answer' : { status: 500 }));
    const ours = await producer(platform.url, { maxBytes: 64 * 1024 });
    const fill = async (): Promise<number> => {
      for (let n = 1; ; n += 1)
        await ours
          .send(RECEIVED, numbered(n))
          .catch((error: Error) => Promise.reject(Object.assign(error, { taken: n - 1 })));
    };
    const full = (await fill().catch((error: unknown) => error)) as Error & { taken: number };
    expect([full.name, full.message]).toEqual([
      'BufferFull',
      expect.stringMatching(/is full: \d+ bytes wait to be sent/),
    ]);
    isUp = true;
    await ours.flush();
    expect(platform.taken).toHaveLength(full.taken);
    await send(ours, 0);
    await ours.flush();
    expect(platform.taken.at(-1)?.data.requestId).toBe('AKL-0');
    expect((await segments()).length).toBeLessThanOrEqual(2);
  });

  it('says that an event was not taken when it cannot be written, and takes the next', async () => {
    const platform = await door();
    const ours = await producer(platform.url);
    // Stands where the first file of events would be.
    await mkdir(join(bufferDir, '000000000001.log'));
    await expect(send(ours, 1)).rejects.toThrow(/^The buffer in .* cannot be written: EEXIST/);
    await send(ours, 2);
    await ours.flush();
    expect(numbers(platform)).toEqual(['AKL-2']);
  });

  it('has its folder for itself, also against itself, and takes over from one that died', async () => {
    const ours = await producer(NOBODY);
    await expect(producer(NOBODY)).rejects.toThrow(`Process ${process.pid} sends from this buffer already`);
    await send(ours, 1);
    await ours.close();
    const lock = join(bufferDir, 'lock');
    // The system gave the dead one's number to a process of today.
    for (const holder of [
      { pid: process.pid, host: hostname(), birth: '1' },
      { pid: 2 ** 30, host: hostname(), birth: null },
    ]) {
      await writeFile(lock, JSON.stringify(holder));
      await (await producer(NOBODY)).close();
    }
    await writeFile(lock, JSON.stringify({ pid: 1, host: 'another-host', birth: '1' }));
    await expect(producer(NOBODY)).rejects.toThrow(`If it no longer runs, remove ${lock} and start again.`);
  });

  it('passes over a line that a crash tore, and sets a damaged one aside', async () => {
    const first = await producer(NOBODY);
    await send(first, 1, 2, 3);
    await first.close();
    const [name = ''] = await segments();
    const file = join(bufferDir, name);
    const damaged = (await readFile(file, 'utf8')).replace('AKL-2', 'AKL-9');
    await writeFile(file, damaged);
    await appendFile(file, '12345678 {"specversion":"1.0","id":"torn');
    const platform = await door();
    const next = await producer(platform.url);
    await send(next, 4);
    await next.flush();
    expect(numbers(platform)).toEqual(['AKL-1', 'AKL-3', 'AKL-4']);
    const [aside] = await rejected();
    expect(aside).toMatchObject({ event: expect.stringContaining('AKL-9') as unknown, errors: [{ code: 'DAMAGED' }] });
    await eventually(async () => expect(await segments()).toHaveLength(1));
  });

  it('sends again what it does not know to be answered when its cursor is lost', async () => {
    const platform = await door();
    const first = await producer(platform.url);
    await send(first, 1, 2);
    await first.flush();
    await first.close();
    await writeFile(join(bufferDir, 'cursor'), '{"segment":1,"off');
    const next = await producer(platform.url);
    await send(next, 3);
    await next.flush();
    expect(numbers(platform)).toEqual(['AKL-1', 'AKL-2', 'AKL-3']);
  });

  it.each([
    [{ url: 'teladan.example' }, 'url is "teladan.example"'],
    [{ credential: 'tld_1 ' }, 'credential must be what the registration gave'],
    [{ source: '' }, 'source must be as registered'],
    [{ batchSize: 501 }, 'batchSize must be from 1 to 500'],
    [{ maxBytes: 10 }, 'maxBytes must be a whole number from 65536'],
  ])('is not made with %j', async (wrong, message) => {
    await expect(producer(NOBODY, wrong)).rejects.toThrow(message);
  });
});
