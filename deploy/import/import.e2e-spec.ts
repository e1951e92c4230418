import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Part, startPart } from '../local/e2e-fixtures.js';
import { projectRoot } from '../local/project.js';
import type { ServiceName } from '../local/service-names.js';
import { HeldGateway } from './testing/held-gateway.js';

const MAIN = join(projectRoot, 'dist', 'deploy', 'import', 'main.js');
const NEEDED: readonly ServiceName[] = ['personnel', 'gateway'];

describe('npm run import', () => {
  let platform: Part;
  let held: HeldGateway | undefined;

  beforeAll(async () => {
    platform = await startPart(NEEDED);
  });

  afterEach(async () => {
    await held?.close();
    held = undefined;
  });

  afterAll(() => platform.stop());

  const fileOf = async (name: string, lines: readonly string[]): Promise<string> => {
    const file = join(platform.folder, name);
    await writeFile(file, `${lines.join('\n')}\n`);
    return file;
  };

  const started = (...args: readonly string[]) => startedWith({}, ...args);

  /** At the gateway, where `args` name no other address. */
  const startedWith = (own: NodeJS.ProcessEnv, ...args: readonly string[]) => {
    const env = { DATA_DIR: platform.folder, ...own };
    const child = spawn(process.execPath, [MAIN, '--url', platform.urls.gateway, ...args, '--json', '--lang', 'en'], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const told = { stdout: '', stderr: '' };
    child.stdout.on('data', (part: Buffer) => (told.stdout += part.toString()));
    child.stderr.on('data', (part: Buffer) => (told.stderr += part.toString()));
    const ended = new Promise<number | string>((resolve) =>
      child.once('close', (status, signal) => resolve(signal ?? status ?? -1)),
    );
    return { child, told, ended };
  };

  const imported = async (...args: readonly string[]) => {
    const { told, ended } = started(...args);
    const status = await ended;
    return { status, stderr: told.stderr, json: JSON.parse(told.stdout || '{}') as Record<string, unknown> };
  };

  const UNITS = ['kode;nama;jenis;kode induk', 'kota;Kota Sawahlunto;KOTA;'];

  it('keeps good rows, reports each bad one by line and column, and changes nothing the second time', async () => {
    const file = await fileOf('units.csv', [
      ...UNITS,
      'disdukcapil;Dinas Dukcapil;DINAS;kota',
      'a b;Nama;DINAS;kota',
      'x;Nama;PULAU;kota',
      'y;Nama;DINAS;kota;lebih',
      'z;Nama;DINAS;tidak-ada',
    ]);
    const first = await imported('units', file);
    expect(first).toMatchObject({ status: 1, json: { recorded: 2, unchanged: 0, rejected: 4, isWhole: true } });
    const report = await readFile(`${file}.rejected.csv`, 'utf8');
    expect(report.trimEnd().split('\n')).toEqual([
      'line,column,code,reason',
      expect.stringMatching(/^4,kode,NOT_A_CODE,/),
      expect.stringMatching(/^5,jenis,NOT_A_CHOICE,/),
      expect.stringMatching(/^6,,WRONG_NUMBER_OF_CELLS,/),
      expect.stringMatching(/^7,kode induk,/),
    ]);
    expect(await imported('units', file)).toMatchObject({
      status: 1,
      json: { recorded: 0, unchanged: 2, rejected: 4 },
    });
    expect(await readFile(`${file}.rejected.csv`, 'utf8')).toBe(report);
  });

  it('goes on where it was after it was killed, and brings each row in once', async () => {
    const count = 5_000;
    const rows = Array.from({ length: count }, (_, n) => `b${n};Bidang ${n};BIDANG;kota`);
    const file = await fileOf('many.csv', [...UNITS, ...rows]);
    held = await HeldGateway.before(platform.urls.gateway);
    const there = ['units', file, '--url', held.url];
    const { child, ended } = started(...there);
    await Promise.race([held.holds, ended]);
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    const { line } = JSON.parse(await readFile(`${file}.progress`, 'utf8')) as { line: number };
    expect(line).toBeGreaterThan(1);
    expect(line).toBeLessThan(count);
    held.letGo();
    const { status, json } = await imported(...there);
    expect({ status, ...json }).toMatchObject({ status: 0, rejected: 0, isWhole: true });
    expect(Number(json.recorded) + Number(json.unchanged)).toBe(count + 1);
    expect(existsSync(`${file}.progress`)).toBe(false);
    expect(await imported(...there)).toMatchObject({ status: 0, json: { recorded: 0, unchanged: count + 1 } });
  });

  it.each([
    ['another header', ['kode;gaji'], /There is no column "gaji"/],
    ['no rows at all', [], /lacks|no column|empty/],
  ])('says in one line what to do about %s', async (_what, lines, advice) => {
    const file = await fileOf('wrong.csv', lines);
    const { status, stderr } = await imported('units', file);
    expect(status).toBe(2);
    expect(stderr).toMatch(advice);
  });

  it.each([
    ['missing', {}, 2, /^Set ADMINISTRATOR_TOKEN to the administrator's token/],
    ['not that of the platform', { ADMINISTRATOR_TOKEN: 'another' }, 1, /Look at ADMINISTRATOR_TOKEN: it must be/],
  ])(
    'says in one line what to do when city IT’s token is %s, and brings nothing in',
    async (_what, env, status, advice) => {
      const file = await fileOf('other.csv', [...UNITS, 'lain;Dinas Lain;DINAS;kota']);
      const { told, ended } = startedWith({ DATA_DIR: join(platform.folder, 'nothing'), ...env }, 'units', file);
      expect(await ended).toBe(status);
      expect(told.stderr.trimEnd().split('\n').at(-1)).toMatch(advice);
      const { items } = (await (await fetch(`${platform.urls.gateway}/api/personnel/units`)).json()) as {
        items: { code: string }[];
      };
      expect(items.map(({ code }) => code)).not.toContain('lain');
    },
  );

  it('brings in all the same, quietly, what nobody reads about', async () => {
    const file = await fileOf('unread.csv', [...UNITS, 'unread;Dinas;DINAS;kota']);
    const { child, told, ended } = started('units', file);
    child.stdout.destroy();
    expect([await ended, told.stderr]).toEqual([0, expect.not.stringContaining('EPIPE')]);
    expect(await imported('units', file)).toMatchObject({ status: 0, json: { recorded: 0, unchanged: 2 } });
  });

  it('says in one line that a file is not there', async () => {
    const { status, stderr } = await imported('units', join(platform.folder, 'nowhere.csv'));
    expect(status).toBe(2);
    expect(stderr).toContain('cannot be read');
  });
});
