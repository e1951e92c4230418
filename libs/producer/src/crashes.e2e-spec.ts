import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { type Behaviour, DoorServer, problem } from './testing/door-server.js';

const BUILT = pathToFileURL('dist/libs/producer/src/index.js').href;

/** A department's program: sends numbered events, twenty at once, and says of each that it is safe. */
const PROGRAM = `
import { createProducer } from ${JSON.stringify(BUILT)};
const [url, bufferDir, first, count] = process.argv.slice(2);
const retry = { firstMs: 5, longestMs: 40 };
const producer = await createProducer({ url, bufferDir, credential: 'tld_1', source: '/test', batchSize: 50, retry });
const send = async (n) => {
  const data = { requestId: String(n), serviceCode: 'akta-kelahiran', officerId: null };
  console.log(n + ' ' + (await producer.send('teladan.service.request-received.v1', data)));
};
const last = Number(first) + Number(count);
for (let n = Number(first); n < last; n += 20) await Promise.all(Array.from({ length: 20 }, (_, i) => send(n + i)));
await producer.flush();
await producer.close();
`;

const KILLS = 15;
const SEED = 20250331;

/** The same disasters each time. */
const chances = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

describe('A producer that is killed again and again, at a platform that often fails', () => {
  const chance = chances(SEED);
  const moods: readonly Behaviour[] = [
    { status: 500 },
    problem(429, 'TOO_MANY_AT_ONCE', { 'retry-after': '0' }),
    'cut before',
    'cut after',
    'answer the front',
  ];
  const children: ChildProcess[] = [];
  let folder: string;
  let platform: DoorServer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'teladan-producer-'));
    await writeFile(join(folder, 'program.mjs'), PROGRAM);
    platform = await DoorServer.open(
      () => (chance() < 0.4 ? moods[Math.floor(chance() * moods.length)] : 'answer') ?? 'answer',
    );
  });
  afterAll(async () => {
    children.forEach((child) => child.kill('SIGKILL'));
    await platform.close();
    await rm(folder, { recursive: true });
  });

  /** Runs the program, and kills it once it has said so many lines; the ids of what it said to be safe, by number. */
  const run = async (first: number, count: number, killAfter = Infinity): Promise<Map<number, string>> => {
    const args = [join(folder, 'program.mjs'), platform.url, join(folder, 'buffer'), String(first), String(count)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    const closed = once(child, 'close');
    const safe = new Map<number, string>();
    for await (const line of createInterface({ input: child.stdout })) {
      const [n, id] = line.split(' ');
      safe.set(Number(n), id ?? '');
      if (safe.size === killAfter) child.kill('SIGKILL');
    }
    const [status, signal] = (await closed) as [number | null, string | null];
    expect([status, signal]).toEqual(killAfter === Infinity ? [0, null] : [null, 'SIGKILL']);
    return safe;
  };

  it('brings every event that it said to be safe, with the same id, in order', async () => {
    const safe = new Map<number, string>();
    for (let kill = 0; kill < KILLS; kill += 1) {
      // Each run numbers on from far above the last, so that what it did not get to say is not taken for something else.
      const said = await run(kill * 1_000_000, 100_000, 1 + Math.floor(chance() * 2000));
      for (const [n, id] of said) safe.set(n, id);
    }
    for (const [n, id] of await run(KILLS * 1_000_000, 100)) safe.set(n, id);

    const arrived = new Map(platform.taken.map(({ id, data }) => [Number(data.requestId), id]));
    expect([...safe].filter(([n, id]) => arrived.get(n) !== id)).toEqual([]);
    const numbers = platform.taken.map(({ data }) => Number(data.requestId));
    expect(numbers.filter((n, index) => index > 0 && n <= (numbers[index - 1] ?? 0))).toEqual([]);
    expect(safe.size).toBeGreaterThan(5000);
  });
});
