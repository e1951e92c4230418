import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RequestReceived } from '#contracts';
import { checkEvent } from '#producer';
import { DoorServer, problem } from '../../libs/producer/src/testing/door-server.js';

describe('The worked example of a department', () => {
  let folder: string;
  let platform: DoorServer;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'teladan-example-'));
    platform = await DoorServer.open(
      (_, n) => (n === 1 ? problem(503, 'INGEST_BUSY', { 'retry-after': '1' }) : 'answer'),
      ({ data }) =>
        data.requestId === 'AKL-3' ? { field: '', code: 'NOT_YOURS', message: 'belongs to another' } : undefined,
    );
  });
  afterEach(async () => {
    await platform.close();
    await rm(folder, { recursive: true });
  });

  const run = async (command: string, args: readonly string[], input = '') => {
    const child = spawn(command, args, {
      env: {
        PATH: process.env.PATH,
        TELADAN_URL: platform.url,
        TELADAN_CREDENTIAL: 'tld_1',
        TELADAN_SOURCE: '/departments/disdukcapil/akta',
        TELADAN_BUFFER: join(folder, 'buffer'),
      },
      stdio: 'pipe',
    });
    child.stdin.end(input);
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    const [status] = (await once(child, 'close')) as [number | null];
    return { status, out, err };
  };

  it('in TypeScript sends what happens, keeps it through a failure, and tells what is wrong', async () => {
    const steps = [
      'masuk AKL-1 akta-kelahiran',
      'masuk AKL-2 Akta!',
      'pindah AKL-1 x',
      'terbit AKL-3 ktp',
      'terbit AKL-1 akta-kelahiran',
    ];
    const program = 'dist/deploy/examples/department-typescript/counter.js';
    const { status, out, err } = await run(process.execPath, [program], steps.join('\n'));
    expect(status).toBe(0);
    expect(platform.taken.map(({ type, subject }) => `${subject} ${type}`)).toEqual([
      `AKL-1 ${RequestReceived.type}`,
      'AKL-1 teladan.service.request-finished.v1',
    ]);
    expect(out.split('\n')[0]).toBe(`AKL-1 masuk: ${platform.taken[0]?.id}`);
    expect(err).toContain('/data/serviceCode: must be a code');
    expect(err).toContain('pindah AKL-1 x: there is no step "pindah"');
    expect(err).toContain('not sent yet, and kept: BUSY 503 said INGEST_BUSY');
    expect(err).toContain('"code":"NOT_YOURS"');
  });

  it('in Python sends a register that keeps the contract, and twice counts once', async () => {
    const args = ['send_events.py', 'register.csv'].map((name) => join('deploy/examples/department-python', name));
    const first = await run('python3', args);
    expect(first).toMatchObject({ status: 0, out: '3 events answered, 0 of them rejected\n' });
    expect(first.err).toContain('503, trying again');
    expect(platform.taken.map((event) => checkEvent(event))).toEqual([[], [], []]);
    expect(await run('python3', args)).toMatchObject({ status: 0 });
    expect(platform.taken).toHaveLength(3);
  });

  it('in Python says in one line what is wrong with the call or the file', async () => {
    const register = join(folder, 'register.csv');
    await writeFile(register, 'nomor,service,step,officer\nAKL-1,akta-kelahiran,request-received,\n');
    const said = async (...args: readonly string[]) => {
      const { status, err } = await run('python3', ['deploy/examples/department-python/send_events.py', ...args]);
      return [status, err];
    };
    expect(await said()).toEqual([1, 'Name one file: python3 send_events.py register.csv\n']);
    expect(await said(register)).toEqual([
      1,
      `${register} lacks the columns request, time: its first line must be request,service,step,officer,time\n`,
    ]);
    expect(await said(folder)).toEqual([1, expect.stringMatching(/ cannot be read .*Is a directory.*\n$/)]);
    expect(platform.requests).toEqual([]);
  });
});
