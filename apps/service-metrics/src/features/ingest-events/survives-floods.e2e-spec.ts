import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { randomUUID } from 'node:crypto';
import { UnitRecorded } from '#contracts';
import { ADMINISTRATOR_TOKEN, eventually, HttpClient, makePlace, OutsideProducer, type Place } from '#testing';
import { AS_ADMINISTRATOR, BATCH, bearer, termsOf } from '../../testing/plugged-in.js';

const MAIN = 'dist/apps/service-metrics/src/main.js';
/** As the local platform runs it. */
const HEAP = ['--max-semi-space-size=8', '--max-old-space-size=128'];

const fill = (text: (n: number) => string, bytes: number): string => {
  const parts: string[] = [];
  for (let n = 0, size = 0; size < bytes; n += 1) {
    const part = text(n);
    parts.push(part);
    size += part.length + 1;
  }
  return parts.join();
};

/** What a calm department may notice of a flood, with other tests on the same machine: far below what it would notice unprotected. */
const SLOWER = 4;
const LONGEST_MS = 5_000;

const LARGEST = 4_190_000;

/** Each as large as a request may be, and as costly as its bytes can be made. */
const FLOODS: readonly (readonly [what: string, body: string])[] = [
  ['a thousand events of 4 KB', `[${fill((n) => `{"id":"${n}","x":"${'x'.repeat(4_150)}"}`, LARGEST - 4_200)}]`],
  ['an event of half a million attributes', `[{${fill((n) => `"k${n}":1`, LARGEST - 100)}}]`],
  ['an event of a million numbers', `[{"x":[${fill((n) => `${n}.5`, LARGEST - 100)}]}]`],
  ['an event of ninety thousand attributes', `[{${fill((n) => `"k${n}${'k'.repeat(35)}":1`, 90_000 * 45)}}]`],
  ['events of ninety thousand objects', `[${fill(() => `{"x":[${fill(() => '{}', 264)}]}`, 250_000)}]`],
  ['an event of a million empty texts', `[{"x":[${fill(() => '""', LARGEST - 100)}]}]`],
  ['a million null events', `[${fill(() => 'null', LARGEST - 100)}]`],
];

describe('the process of service-metrics', () => {
  let place: Place;
  let child: ChildProcess;
  let http: HttpClient;
  let outside: OutsideProducer;

  beforeAll(async () => {
    place = await makePlace();
    const { account: own } = place.kafkaOf('service-metrics');
    child = spawn(process.execPath, [...HEAP, MAIN], {
      env: {
        PATH: process.env['PATH'],
        PORT: '0',
        DATABASE_URL: place.databaseUrl,
        MIGRATION_DATABASE_URL: place.databaseUrl,
        KAFKA_BROKERS: place.kafka.brokers.join(),
        KAFKA_USERNAME: own?.username,
        KAFKA_PASSWORD: own?.password,
        TOPIC_PREFIX: place.topicPrefix,
        ADMINISTRATOR_TOKEN,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    http = new HttpClient(await addressOf(child));
    outside = await OutsideProducer.connect({ ...place.kafka, clientId: 'test' });
  });

  afterAll(async () => {
    await outside.close();
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await place.remove();
  });

  const tokenOf = async (code: string): Promise<string> => {
    await outside.given(UnitRecorded, { ...UnitRecorded.example, unitId: randomUUID(), code, parentId: null });
    return eventually(async () => {
      const { status, body } = await http.post<{ credential: { token: string } }>(
        '/producers',
        termsOf(code),
        AS_ADMINISTRATOR,
      );
      if (status !== 201) throw new Error(`registering ${code} answered ${status}`);
      return body.credential.token;
    });
  };

  /** Sends one event after the other until it is over; each must be taken at its first try. @returns ms of each */
  const calmly = async (token: string, isOver: () => boolean): Promise<number[]> => {
    const latencies: number[] = [];
    do {
      const began = performance.now();
      const answer = await http.post('/ingest/events', [rightEvent()], bearer(token, { 'content-type': BATCH }));
      expect(answer).toMatchObject({ status: 200, body: [{ outcome: 'accepted' }] });
      latencies.push(performance.now() - began);
    } while (!isOver());
    return latencies;
  };

  it('lives through floods of the most costly requests from several at once, and takes others’ events meanwhile', async () => {
    const good = await tokenOf('baik');
    const hostile = await Promise.all(['jahat-1', 'jahat-2', 'jahat-3'].map(tokenOf));
    let alone = 100;
    await calmly(good, () => (alone -= 1) === 0);
    alone = 50;
    const usual = median(await calmly(good, () => (alone -= 1) === 0));
    const beside: number[] = [];
    for (const [what, body] of FLOODS) {
      let isOver = false;
      const flood = Promise.all(
        hostile.flatMap((token) =>
          Array.from({ length: 6 }, () => http.post('/ingest/events', body, bearer(token, { 'content-type': BATCH }))),
        ),
      ).finally(() => (isOver = true));
      beside.push(...(await calmly(good, () => isOver)));
      const statuses = (await flood).map(({ status }) => status);
      expect([what, statuses.filter((status) => ![200, 400, 413, 429].includes(status))]).toEqual([what, []]);
    }
    expect(median(beside)).toBeLessThan(SLOWER * usual);
    expect(Math.max(...beside)).toBeLessThan(LONGEST_MS);
    expect(child.exitCode).toBeNull();
    await eventually(async () => expect((await http.get('/health/ready')).status).toBe(200));
  });
});

const rightEvent = () => ({
  ...{ specversion: '1.0', id: randomUUID(), source: '/departments/baik/loket' },
  ...{ type: 'teladan.service.request-received.v1', time: '2025-03-03T01:00:00Z' },
  data: { requestId: randomUUID(), serviceCode: 'akta-kelahiran', officerId: null },
});

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Infinity;

/** The address that the process says it listens on, in its log; the log is read on, so that its pipe never fills up. */
function addressOf(child: ChildProcess): Promise<string> {
  const { stdout } = child;
  if (!stdout) throw new Error('the process has no output');
  return new Promise((resolve, reject) => {
    createInterface({ input: stdout }).on('line', (line) => {
      const { url } = JSON.parse(line) as { url?: string };
      if (url !== undefined) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`the process ended with ${code}`)));
  });
}
