import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { RequestFinished, RequestReceived, RequestResumed, RequestReturned, RequirementsCompleted } from '#contracts';
import { cpuSeconds } from '../cpu-seconds.js';
import type { Load, LoadTold } from './load.js';

const BATCH = 'application/cloudevents-batch+json';
const TOO_MANY = 429;

interface Sent {
  readonly status: number;
  readonly body: string;
}

const STEPS = [RequestReceived, RequirementsCompleted, RequestReturned, RequestResumed, RequestFinished];
const OFFICERS = [null, ...Array.from({ length: 7 }, () => randomUUID())];
const FIRST = Date.parse('2025-03-03T08:00:00+07:00');

/** As a department's day has them: all kinds of steps, at a counter and by several officers, each at a time of its own. */
const eventOf = (source: string, n: number) => ({
  specversion: '1.0',
  id: randomUUID(),
  source,
  type: STEPS[n % STEPS.length]?.type,
  time: new Date(FIRST + 1_000 * n).toISOString(),
  data: { requestId: `R-${randomUUID()}`, serviceCode: 'akta-kelahiran', officerId: OFFICERS[n % OFFICERS.length] },
});

const bodiesOf = ({ requests, batch }: Load, source: string): Buffer[] =>
  Array.from({ length: requests }, () =>
    Buffer.from(JSON.stringify(Array.from({ length: batch }, (_, n) => eventOf(source, n)))),
  );

const post = (agent: Agent, url: string, token: string, body: Buffer): Promise<Sent> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': BATCH, 'content-length': body.length, authorization: `Bearer ${token}` };
    const sending = request(url, { agent, method: 'POST', headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', reject);
      answer.once('end', () =>
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString('latin1') }),
      );
    });
    sending.once('error', reject);
    sending.end(body);
  });

/** Sends bodies that were made beforehand, by several connections of several producers, and tells how long it took. */
const main = async (load: Load): Promise<LoadTold> => {
  const { url, pid, producers, connections } = load;
  const queues = producers.map(({ source, token }) => ({ token, bodies: bodiesOf(load, source) }));
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  let refused = 0;
  const began = { at: performance.now(), cpu: await cpuSeconds(pid) };
  await Promise.all(
    queues.flatMap(({ token, bodies }) =>
      Array.from({ length: connections }, async () => {
        for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) {
          for (;;) {
            const answer = await post(agent, url, token, body);
            if (answer.status === TOO_MANY) {
              refused += 1;
              await pause(100);
              continue;
            }
            if (answer.status !== 200 || /"(duplicate|rejected)"|"right":0/.test(answer.body)) {
              throw new Error(`the door answered ${answer.status}: ${answer.body.slice(0, 500)}`);
            }
            break;
          }
        }
      }),
    ),
  );
  const seconds = (performance.now() - began.at) / 1000;
  const cpu = (await cpuSeconds(pid)) - began.cpu;
  agent.destroy();
  return { events: producers.length * load.requests * load.batch, seconds, cpuSeconds: cpu, refused };
};

process.once('disconnect', () => process.exit(1));
const { LOAD = '{}', RESULT_FILE = '' } = process.env;
writeFileSync(RESULT_FILE, JSON.stringify(await main(JSON.parse(LOAD) as Load)));
process.exit();
