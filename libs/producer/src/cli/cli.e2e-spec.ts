import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DoorServer, problem } from '../testing/door-server.js';

const MAIN = join(process.cwd(), 'dist/libs/producer/src/cli/main.js');

const event = (n: number, more: object = {}, data: object = {}) => ({
  specversion: '1.0',
  id: `AKL-${n}/request-received`,
  source: '/departments/disdukcapil/akta',
  type: 'teladan.service.request-received.v1',
  time: '2025-03-31T17:00:00+07:00',
  data: { requestId: `AKL-${n}`, serviceCode: 'akta-kelahiran', officerId: null, ...data },
  ...more,
});

describe('teladan-producer', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'teladan-cli-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const start = (args: readonly string[], env: Record<string, string> = {}) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, LANG: 'en_GB.UTF-8', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    const ended = once(child, 'close').then(([status]) => ({ status: status as number | null, out, err }));
    return { child, ended };
  };
  const run = (args: readonly string[], env: Record<string, string> = {}) => start(args, env).ended;
  const write = (name: string, lines: readonly (object | string | Buffer)[]) =>
    writeFile(
      join(folder, name),
      Buffer.concat(
        lines.flatMap((line) => [
          Buffer.isBuffer(line) ? line : Buffer.from(typeof line === 'string' ? line : JSON.stringify(line)),
          Buffer.from('\n'),
        ]),
      ),
    );

  it('check says line by line what is wrong, in words', async () => {
    const wrong = [
      event(1),
      '',
      '{"specversion": "1.0"',
      event(2, { time: 'kemarin' }, { nik: '1373010101900001' }),
      Buffer.from([0x22, 0xff, 0x22]),
      event(1, {}, { serviceCode: 'ktp-el' }),
    ];
    await write('events.jsonl', wrong);
    const { status, out, err } = await run(['check', 'events.jsonl']);
    expect(status).toBe(1);
    expect(out.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^events\.jsonl:3: is not JSON: one whole object {…} is needed/),
      'events.jsonl:4: /time: must be a time by RFC 3339 with its zone, for example 2025-03-31T17:00:00+07:00',
      'events.jsonl:4: /data/nik: is not a field of this event and is refused, so that no personal data come along: remove it',
      'events.jsonl:5: is not UTF-8: save the file in UTF-8',
      'events.jsonl:6: /id: this id belongs to another event at 1 with the same source: this one would be taken for a duplicate and lost',
    ]);
    expect(err).toBe('events.jsonl: 4 of 5 events are wrong.\n');
    const indonesian = await run(['check', 'events.jsonl', '--lang', 'id']);
    expect(indonesian.out).toContain('events.jsonl:3: bukan JSON: harus satu objek {…} yang utuh');
    expect(indonesian.out).toContain('events.jsonl:4: /data/nik: bukan bidang kejadian ini dan ditolak');
    expect(indonesian.err).toBe('events.jsonl: 4 dari 5 kejadian salah.\n');
  });

  it('check finds nothing wrong with a right file, as lines, as a list or as one event', async () => {
    await write('events.jsonl', [`\uFEFF${JSON.stringify(event(1))}`, event(2), event(2)]);
    expect(await run(['check', 'events.jsonl'])).toEqual({
      status: 0,
      out: '',
      err: 'events.jsonl: 3 events, all right.\n',
    });
    await writeFile(join(folder, 'list.json'), JSON.stringify([event(1), event(2, { id: '' })], null, 2));
    expect(await run(['check', 'list.json'])).toMatchObject({
      status: 1,
      out: 'list.json: event 2: /id: must not be empty\n',
    });
    await writeFile(join(folder, 'one.json'), JSON.stringify(event(1), null, 2));
    expect(await run(['check', 'one.json'], { LANG: 'C.UTF-8' })).toMatchObject({
      status: 0,
      err: 'one.json: 1 kejadian, semuanya benar.\n',
    });
    await write('empty.jsonl', []);
    expect(await run(['check', 'empty.jsonl'])).toMatchObject({
      status: 1,
      err: 'empty.jsonl: there are no events.\n',
    });
  });

  it.each([
    [[], 'Say what to do: check, send, rejected, replay or discard. See --help.\n'],
    [['ship', 'x'], 'Say what to do: check, send, rejected, replay or discard. See --help.\n'],
    [['discard', 'K-7'], 'Name one event by its number, as rejected says it. See --help.\n'],
    [['check'], 'Name one file. See --help.\n'],
    [['check', 'nowhere.jsonl'], 'nowhere.jsonl is not there.\n'],
    [['check', '.'], '. is not a file.\n'],
    [['check', 'x', '--lang', 'fr'], '--lang must be id or en. See --help.\n'],
    [['check', 'x', '--loud'], "Unknown option '--loud'. See --help.\n"],
    [['send', 'x'], expect.stringMatching(/^Name the address with --url/)],
    [['send', 'x', '--url', 'http://127.0.0.1:1'], expect.stringMatching(/^Set TELADAN_CREDENTIAL/)],
  ])('ends with 2 and one line for %j', async (args: string[], err: unknown) => {
    expect(await run(args)).toEqual({ status: 2, out: '', err });
  });

  it.each([
    ['compressed', [0x1f, 0x8b, 8, 0], 'terkompresi: ekstrak dahulu'],
    ['a workbook', [0x50, 0x4b, 3, 4, 0], 'adalah buku kerja (Excel)'],
    ['in UTF-16', [0xff, 0xfe, 0x7b, 0], 'dalam UTF-16'],
  ])('refuses whole a file that is %s, with what to do', async (_kind, bytes, told) => {
    await writeFile(join(folder, 'events.jsonl'), Buffer.from(bytes));
    for (const args of [['check'], ['send', '--url', 'http://127.0.0.1:1']]) {
      const { status, out, err } = await run([...args, 'events.jsonl', '--lang', 'id'], {
        TELADAN_CREDENTIAL: 'tld_1',
      });
      expect([status, out, err]).toEqual([2, '', expect.stringContaining(`events.jsonl ${told}`)]);
    }
  });

  it('shows its help', async () => {
    expect(await run(['--help', '--lang', 'id'])).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^teladan-producer check BERKAS/) as string,
    });
  });

  describe('send', () => {
    const events = Array.from({ length: 1800 }, (_, n) => event(n));
    let platform: DoorServer | undefined;

    afterEach(() => platform?.close());

    const send = (file: string) => start(['send', file, '--url', platform?.url ?? ''], { TELADAN_CREDENTIAL: 'tld_1' });

    it('goes on where it was killed, and sends nothing out of order', async () => {
      const killed = { by: (): void => undefined };
      // The third request is never answered: meanwhile the sender is killed.
      platform = await DoorServer.open((_, n) => {
        if (n === 3) killed.by();
        return n === 3 ? 'cut before' : 'answer';
      });
      await write('events.jsonl', events);
      const first = send('events.jsonl');
      killed.by = () => void first.child.kill('SIGKILL');
      expect((await first.ended).status).toBeNull();
      const { status, out, err } = await send('events.jsonl').ended;
      expect([status, out]).toEqual([0, '800 events were accepted, 0 had been before.\n']);
      expect(err).toContain('Going on after 1000.');
      expect(platform.taken.map(({ data }) => data.requestId)).toEqual(events.map(({ data }) => data.requestId));
      expect(existsSync(join(folder, 'events.jsonl.progress'))).toBe(false);
      expect((await send('events.jsonl').ended).out).toBe('0 events were accepted, 1,800 had been before.\n');
    });

    it('sends nothing of a file with a fault', async () => {
      platform = await DoorServer.open();
      await write('events.jsonl', [event(1), event(2, { id: '' })]);
      const { status, err } = await send('events.jsonl').ended;
      expect([status, platform.requests.length]).toEqual([1, 0]);
      expect(err).toContain('events.jsonl is not sent: mend it first.');
    });

    it('ends with 1 and the reasons in a file when something is rejected', async () => {
      const refusal = { field: '/data/serviceCode', code: 'SERVICE_NOT_ALLOWED', message: 'not allowed' };
      platform = await DoorServer.open(undefined, ({ data }) => (data.requestId === 'AKL-2' ? refusal : undefined));
      await writeFile(join(folder, 'events.json'), JSON.stringify([event(1), event(2), event(3)]));
      const { status, err } = await send('events.json').ended;
      expect([status, platform.requests[0]?.language]).toEqual([1, 'en']);
      expect(err).toContain('1 events were rejected; the reasons are in events.json.rejected.jsonl.');
      expect(JSON.parse(await readFile(join(folder, 'events.json.rejected.jsonl'), 'utf8'))).toMatchObject({
        event: event(2),
        errors: [refusal],
      });
    });

    it('stops at once when waiting mends nothing', async () => {
      platform = await DoorServer.open(() => problem(401, 'CREDENTIAL_REFUSED'));
      await write('events.jsonl', [event(1)]);
      const { status, err } = await send('events.jsonl').ended;
      expect(status).toBe(1);
      expect(err).toContain('Stopped: 401 said CREDENTIAL_REFUSED');
    });
  });
});
