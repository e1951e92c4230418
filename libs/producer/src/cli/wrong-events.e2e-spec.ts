import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const MAIN = join(process.cwd(), 'dist/libs/producer/src/cli/main.js');
const EVIL = 'J\u001b[2J\r\n\u009bK';
const SHOWN = 'J\\u001b[2J\\u000d\\u000a\\u009bK';

const ANSWERS: Readonly<Record<string, object>> = {
  'GET /ingest/rejected': {
    items: [{ id: '5', receivedAt: '2026-01-05', eventId: EVIL, errors: [{ field: null, message: EVIL }] }],
  },
  'GET /ingest/rejected/5': { event: '{\n"id": "\u001b"}' },
  'GET /ingest/parked': { items: [{ key: EVIL, position: '7', reason: EVIL, events: 1 }] },
  'GET /ingest/parked/events': { items: [{ headers: { ce_id: [EVIL] }, value: '\u001b' }] },
  'POST /ingest/rejected/replay': {
    events: [{ id: EVIL, outcome: 'rejected', errors: [{ field: EVIL, message: 'no' }] }],
  },
  'POST /ingest/parked/replay': { keys: [{ key: EVIL, left: 1, reason: EVIL }] },
  'DELETE /ingest/parked/events/7': { key: { key: EVIL, left: 1, handled: 1, reason: EVIL } },
};

describe('What a department’s command says of wrong events', () => {
  let platform: Server;
  /** How many pages there are of each list. */
  let pages = 1;
  let asked = 0;

  beforeAll(async () => {
    platform = createServer(({ method, url = '' }, response) => {
      asked += 1;
      const next = asked < pages ? String(asked) : null;
      response.end(JSON.stringify({ ...ANSWERS[`${method} ${url.split('?')[0] ?? ''}`], next }));
    });
    await once(platform.listen(0, '127.0.0.1'), 'listening');
  });

  afterAll(() => {
    platform.closeAllConnections();
    platform.close();
  });

  beforeEach(() => {
    [pages, asked] = [1, 0];
  });

  const started = (...args: readonly string[]) =>
    spawn(process.execPath, [MAIN, ...args], {
      env: {
        ...{ PATH: process.env.PATH, LANG: 'en_GB.UTF-8', TELADAN_CREDENTIAL: 'tld_1' },
        TELADAN_URL: `http://127.0.0.1:${(platform.address() as AddressInfo).port}`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  const run = async (...args: readonly string[]) => {
    const child = started(...args);
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { out, err };
  };

  it.each([
    [['rejected'], [`2026-01-05 ${SHOWN} (number 5): ${SHOWN}`, `parked ${SHOWN} (events: 1, number 7): ${SHOWN}`]],
    [['replay'], [`${SHOWN}: ${SHOWN}: no`, `parked ${SHOWN} (events: 1): ${SHOWN}`]],
    [['discard', '7'], [`parked ${SHOWN} (events: 1): ${SHOWN}`]],
  ])('steers no terminal: %j', async (args, lines) => {
    expect((await run(...args)).out).toBe(`${lines.join('\n')}\n`);
  });

  it('shows an event whole, line by line as it came', async () => {
    const { out } = await run('rejected', '--whole');
    expect(out.split('\n').slice(1)).toEqual([
      '  {',
      '  "id": "\\u001b"}',
      expect.stringMatching(/^parked /),
      `  ${SHOWN} \\u001b`,
      '',
    ]);
  });

  it.each(['rejected', 'replay'])('ends quietly once nobody reads it, and asks for no more: %s', async (command) => {
    pages = 1_000_000;
    const child = started(command);
    child.stdout.once('data', () => child.stdout.destroy());
    const closed = once(child, 'close');
    const err = await text(child.stderr);
    expect(await closed).toEqual([1, null]);
    expect(err).not.toMatch(/EPIPE|^ +at /m);
    expect(asked).toBeLessThan(pages);
  });
});
