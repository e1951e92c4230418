import { randomInt } from 'node:crypto';
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

const handedOut = new Set<number>();

/** A port on loopback that nothing listens on and that this process has not handed out before. */
export const freePort = async (): Promise<number> => {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const port = randomInt(FIRST, LAST);
    if (handedOut.has(port)) continue;
    handedOut.add(port);
    if (await isFree(port)) return port;
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
