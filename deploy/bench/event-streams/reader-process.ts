import { createServer, get } from 'node:http';

/** What the readers have come to, as `GET /` answers it. */
export interface ReadersTold {
  readonly open: number;
  /** Events received, each counted once for each reader. */
  readonly received: number;
  /** Streams that ended, which none should. */
  readonly ended: number;
  /** ms from sending to receiving, of some readers. */
  readonly latencies: readonly number[];
}

const MARK = Buffer.from('\ndata: ');
/** So many of the readers look at what they receive; the others only count, as a browser would be elsewhere. */
const SAMPLED = 10;
/** Connections that are made at the same time. */
const AT_ONCE = 50;

const told = { open: 0, received: 0, ended: 0, latencies: [] as number[] };

const countIn = (bytes: Buffer): number => {
  let count = 0;
  for (let at = bytes.indexOf(MARK); at !== -1; at = bytes.indexOf(MARK, at + MARK.length)) count += 1;
  return count;
};

/** Counts events however the bytes are cut. */
const counter = (): ((chunk: Buffer) => void) => {
  let carried: Buffer = Buffer.alloc(0);
  return (chunk) => {
    const bytes = Buffer.concat([carried, chunk]);
    told.received += countIn(bytes);
    carried = bytes.subarray(Math.max(0, bytes.length - MARK.length + 1));
  };
};

const sampler = (): ((chunk: Buffer) => void) => {
  let rest = '';
  return (chunk) => {
    const blocks = (rest + chunk.toString()).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, time] = /"time":"([^"]+)"/.exec(block) ?? [];
      if (time !== undefined) told.latencies.push(Date.now() - Date.parse(time));
    }
  };
};

const open = (url: string, token: string, isSampled: boolean): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = get(`${url}/events`, { agent: false, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`a stream was refused: ${answer.statusCode}`));
      told.open += 1;
      answer.on('data', counter());
      if (isSampled) answer.on('data', sampler());
      answer.once('close', () => (told.ended += 1));
      resolve();
    });
    request.once('error', reject);
  });

/** `READERS` readers of the event stream at `STREAM_URL`, by the credentials `TOKENS` in turn; told at `PORT`. */
const main = async (): Promise<void> => {
  const { READERS = '1', STREAM_URL = '', TOKENS = '', PORT = '0' } = process.env;
  const tokens = TOKENS.split(',');
  createServer((_, response) => void response.end(JSON.stringify(told))).listen(Number(PORT), '127.0.0.1');
  for (const signal of ['SIGTERM', 'disconnect'] as const) process.once(signal, () => process.exit());
  const numbers = Array.from({ length: Number(READERS) }, (_, n) => n);
  for (let at = 0; at < numbers.length; at += AT_ONCE) {
    const some = numbers.slice(at, at + AT_ONCE);
    await Promise.all(some.map((n) => open(STREAM_URL, tokens[n % tokens.length] ?? '', n < SAMPLED)));
  }
};

await main();
