import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { ExpectedFailure } from './failure.js';

/** Below the range that systems hand out to outgoing connections, so that none takes the port between the look and the use. */
const FIRST = 20_000;
const LAST = 32_000;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });

/**
 * Takes the port's number, where it is to be had, for as long as this process lives, so that no other run of ours is handed it out between the look
 * and the use. The mark is a port of UDP, whose numbers are others than those of TCP, and it goes however the process ends.
 */
const take = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const mark = createSocket('udp4');
    mark.once('error', () => mark.close(() => resolve(false)));
    mark.bind({ port, address: '127.0.0.1', exclusive: true }, () => {
      mark.unref();
      resolve(true);
    });
  });

/** A port on loopback that nothing listens on and that no process of ours which still runs has been handed out. */
export const freePort = async (): Promise<number> => {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const port = randomInt(FIRST, LAST);
    if ((await take(port)) && (await isFree(port))) return port;
  }
  throw new ExpectedFailure(`No free port between ${FIRST} and ${LAST} on 127.0.0.1.`);
};

/**
 * @param setting the environment variable that moves this port
 * @throws ExpectedFailure naming the port and the setting when something listens there
 */
export const requireFreePort = async (port: number, what: string, setting: string): Promise<void> => {
  if (await isFree(port)) return;
  throw new ExpectedFailure(
    `Port ${port} for ${what} is taken. Set ${setting} to another port, or end what listens there.`,
  );
};

/** A port read from the environment variable `setting`. */
export const portSetting = (setting: string, fallback: number): number => {
  const text = process.env[setting];
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new ExpectedFailure(`${setting} must be a port from 1 to 65535, but is "${text}".`);
};
