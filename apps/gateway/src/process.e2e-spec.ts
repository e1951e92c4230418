import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';

const MAIN = 'dist/apps/gateway/src/main.js';
const children: ChildProcess[] = [];

const run = (env: Record<string, string>, ipc = false): ChildProcess => {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...(ipc ? (['ipc'] as const) : [])],
  });
  children.push(child);
  return child;
};

const ended = async (child: ChildProcess): Promise<number | null> => {
  if (child.exitCode !== null) return child.exitCode;
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
};

/** The address that the process says it listens on, in its log. */
const addressOf = async (child: ChildProcess): Promise<string> => {
  if (!child.stdout) throw new Error('the process has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line) as { url?: string };
    if (url !== undefined) return url;
  }
  throw new Error('the process ended without listening');
};

const complaintOf = async (child: ChildProcess): Promise<string> => {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  // Its exit may be told before its last words have been read.
  await once(child, 'close');
  return said;
};

describe('The process of a service', () => {
  afterAll(() => children.forEach((child) => child.kill('SIGKILL')));

  it('listens, answers, and ends with 0 when it is told to stop', async () => {
    const child = run({ PORT: '0' });
    const url = await addressOf(child);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
  });

  it('ends with 0 when the supervisor that spoke to it is gone', async () => {
    const child = run({ PORT: '0' }, true);
    await addressOf(child);
    child.disconnect();
    expect(await ended(child)).toBe(0);
  });

  it('ends with 2 and one line that names the variable when the environment is wrong', async () => {
    const child = run({ PORT: 'http' });
    expect(await complaintOf(child)).toBe(
      'PORT is "http": a whole number from 0 to 65535 is needed, for example PORT=8080\n',
    );
    expect(child.exitCode).toBe(2);
  });

  it('ends with 1 and one line that names the port when it is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const child = run({ PORT: String(port) });
    expect(await complaintOf(child)).toBe(
      `Port ${port} on 127.0.0.1 is taken by another program: set PORT to a free one.\n`,
    );
    expect(child.exitCode).toBe(1);
    server.close();
  });
});
