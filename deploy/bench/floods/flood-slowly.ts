import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Credentials } from '../ingest/producers.js';
import { inTurn } from './own-pace.js';
import type { Order } from './stranger.js';
import type { Ledger } from './stranger-process.js';

const CONNECTIONS = 50;
const EVERY_MS = 1_000;

const head = (host: string, path: string, token: string): string =>
  [
    `POST ${path} HTTP/1.1`,
    `host: ${host}`,
    'content-type: application/cloudevents-batch+json',
    `authorization: Bearer ${token}`,
    'transfer-encoding: chunked',
    '\r\n',
  ].join('\r\n');

/** One body of which a byte comes each second, until the server has had enough of it. @returns the status, if there is one */
const sendSlowly = ({ host, hostname, port, pathname }: URL, token: string): Promise<number | 'broken'> =>
  new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let status: number | 'broken' = 'broken';
    const timer = setInterval(() => socket.write('1\r\n[\r\n'), EVERY_MS);
    socket.write(head(host, pathname, token));
    socket.on('data', (bytes) => {
      status = Number(/^HTTP\/1\.1 (\d{3})/.exec(bytes.toString('latin1'))?.[1] ?? status);
      socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.once('close', () => {
      clearInterval(timer);
      resolve(status);
    });
  });

export const floodSlowly = async ({ url, producers }: Order, { answered, rest }: Ledger): Promise<void> => {
  const flow = async (producer: Credentials): Promise<never> => {
    for (;;) {
      await rest();
      answered(await sendSlowly(new URL(url), producer.token));
      // Who is refused at once comes again at once, as a program would that knows of nothing better.
      await pause(1);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, n) => flow(inTurn(producers, n))));
};
