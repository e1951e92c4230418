import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Credentials } from '../ingest/producers.js';
import { inTurn } from './own-pace.js';
import { FreshBatch } from './fresh-batch.js';
import type { Flood, Order } from './stranger.js';
import type { Ledger } from './stranger-process.js';

const CONNECTIONS = 32;
const EVENTS = 1_000;
const LARGEST = 4_190_000;
const BATCH = 'application/cloudevents-batch+json';

type HttpFlood = Exclude<Flood, 'burner' | 'kafka' | 'slow'>;

interface Sending {
  readonly body: Buffer;
  readonly token: string;
  readonly events?: number;
}

/** As a credential of ours looks, so that the registry has to be asked. */
const forged = (): string => `tld_${randomBytes(12).toString('hex')}_${randomBytes(32).toString('base64url')}`;

const bodies = new Map<HttpFlood, Buffer>();

/** The same for all connections. */
const made = (flood: HttpFlood, text: () => string): Buffer => {
  const body = bodies.get(flood) ?? Buffer.from(text());
  bodies.set(flood, body);
  return body;
};

/** What one connection sends, again and again. */
const sendings: Record<HttpFlood, (producer: Credentials) => () => Sending> = {
  http: ({ source, token }) => {
    const batch = new FreshBatch(source, EVENTS);
    return () => ({ body: batch.next(), token, events: EVENTS });
  },
  malformed: ({ source, token }) => {
    const whole = new FreshBatch(source, EVENTS).bytes;
    return () => ({ body: whole.subarray(0, -2), token });
  },
  largest: ({ token }) => {
    const body = made('largest', () => `[{"x":[""${',""'.repeat(LARGEST / 3)}]}]`);
    return () => ({ body, token });
  },
  nested: ({ token }) => {
    const body = made('nested', () => '['.repeat(LARGEST / 2) + ']'.repeat(LARGEST / 2));
    return () => ({ body, token });
  },
  credentials: () => {
    const body = Buffer.from('[]');
    return () => ({ body, token: forged() });
  },
};

const post = (agent: Agent, url: string, { token, body }: Sending): Promise<number | 'broken'> =>
  new Promise((resolve) => {
    const headers = { 'content-type': BATCH, 'content-length': body.length, authorization: `Bearer ${token}` };
    const sending = request(url, { agent, method: 'POST', headers }, (answer) => {
      answer.once('error', () => resolve('broken'));
      answer.once('end', () => resolve(answer.statusCode ?? 'broken'));
      answer.resume();
    });
    sending.once('error', () => resolve('broken'));
    sending.end(body);
  });

/** On all its connections at once, each sending again as soon as it has an answer, whatever that says. */
export const floodHttp = async (
  { flood, url, producers }: Order & { readonly flood: HttpFlood },
  { answered, rest }: Ledger,
): Promise<void> => {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const flow = async (producer: Credentials): Promise<never> => {
    const next = sendings[flood](producer);
    for (;;) {
      await rest();
      const sending = next();
      const status = await post(agent, url, sending);
      answered(status, status === 200 ? sending.events : 0);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, n) => flow(inTurn(producers, n))));
};
