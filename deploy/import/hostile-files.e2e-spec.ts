import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { residentMemory } from '../bench/resident-memory.js';
import { type Part, startPart } from '../local/e2e-fixtures.js';
import { projectRoot } from '../local/project.js';
import { HeldGateway } from './testing/held-gateway.js';
import { lay, WRONG_FILES } from './testing/wrong-files.js';
import { WRONG_ROWS } from './testing/wrong-rows.js';

const MAIN = join(projectRoot, 'dist', 'deploy', 'import', 'main.js');
/** Node itself takes 70 to 90; a file of 1 GB must not show. */
const MOST_MB = 180;

describe('npm run import, given hostile files', () => {
  let platform: Part;
  let held: HeldGateway | undefined;
  let number = 0;

  beforeAll(async () => {
    platform = await startPart(['personnel', 'gateway']);
    const file = await newFile();
    await writeFile(file, 'kode;nama;jenis;kode induk\nkota;Kota Sawahlunto;KOTA;\n');
    expect(await imported(file)).toMatchObject({ status: 0 });
  });

  afterEach(async () => {
    await held?.close();
    held = undefined;
  });

  afterAll(() => platform.stop());

  const newFile = async (): Promise<string> => {
    const own = join(platform.folder, `file-${(number += 1)}`);
    await mkdir(own);
    return join(own, 'units.csv');
  };

  const started = (file: string, language = 'en', url = platform.urls.gateway) => {
    const args = [MAIN, 'units', file, '--url', url, '--json', '--lang', language];
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ADMINISTRATOR_TOKEN: platform.administratorToken },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const told = { stdout: '', stderr: '', most: 0 };
    child.stdout.on('data', (part: Buffer) => (told.stdout += part.toString()));
    child.stderr.on('data', (part: Buffer) => (told.stderr += part.toString()));
    const { pid = 0 } = child;
    const timer = setInterval(() => {
      void residentMemory(pid).then((megabytes = 0) => (told.most = Math.max(told.most, megabytes)));
    }, 20);
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    return { told, ended: ended.finally(() => clearInterval(timer)) };
  };

  const imported = async (file: string, language?: string, url?: string) => {
    const { told, ended } = started(file, language, url);
    const status = await ended;
    const { stdout, stderr, most } = told;
    return { status, stderr, most, json: JSON.parse(stdout || '{}') as Record<string, unknown> };
  };

  it.each(WRONG_FILES)('says in one line what to do about %s, and sends nothing', async (_what, laid, advice) => {
    const file = await newFile();
    await lay(file, laid);
    const { status, stderr, most } = await imported(file);
    const lines = stderr.trimEnd().split('\n');
    expect([stderr, status]).toEqual([stderr, 2]);
    expect(lines.at(-1)).toMatch(advice);
    expect(lines.at(-1)?.length).toBeLessThan(1_000);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(most).toBeLessThan(MOST_MB);
    await rm(file, { recursive: true, force: true });
  });

  it.each(WRONG_ROWS)('keeps the good rows beside %s', async (_what, text, recorded, reports) => {
    const file = await newFile();
    await writeFile(file, text);
    const { status, json, stderr } = await imported(file);
    expect({ stderr, status, ...json }).toMatchObject({ status: reports.length > 0 ? 1 : 0, recorded, isWhole: true });
    const report = existsSync(`${file}.rejected.csv`) ? await readFile(`${file}.rejected.csv`, 'utf8') : '';
    const [, ...lines] = report.trimEnd().split('\n');
    expect(lines).toHaveLength(reports.length);
    for (const [n, expected] of reports.entries()) expect(lines[n]).toMatch(expected);
  });

  it('speaks Bahasa Indonesia', async () => {
    const file = await newFile();
    await writeFile(file, 'kode;nama;jenis;kode induk\na;b\u0000;DINAS;kota\nc;d;DINAS\ne f;g;DINAS;kota\n');
    await imported(file, 'id');
    const [, ...reasons] = (await readFile(`${file}.rejected.csv`, 'utf8')).trimEnd().split('\n');
    expect(reasons).toEqual([
      expect.stringMatching(/^2,nama,CONTROL_CHARACTERS,Sel ini berisi karakter kendali/),
      expect.stringMatching(/^3,,WRONG_NUMBER_OF_CELLS,"?Baris ini memiliki 3 sel/),
      expect.stringMatching(/^4,kode,\w+,(?!This|It |The )/),
    ]);
    await writeFile(file, Buffer.from([0x1f, 0x8b]));
    expect((await imported(file, 'id')).stderr).toContain('ekstrak dahulu');
  });

  it.each([
    ['spoilt', () => 'null'],
    ['of another file', (text: string) => text.replace(/"size":\d+/, '"size":1')],
    [
      'behind rejected rows that are gone',
      (text: string) => text.replace(/"rejectedBytes":\d+/, '"rejectedBytes":9999'),
    ],
    ['with a place beyond the end', (text: string) => text.replace(/"line":\d+/, '"line":-5')],
  ])('begins anew when the note of its place is %s', async (_what, spoil) => {
    const file = await newFile();
    const rows = Array.from({ length: 3_000 }, (_, n) => `p${number}-${n};b;DINAS;kota`);
    await writeFile(file, ['kode;nama;jenis;kode induk', ...rows, ''].join('\n'));
    held = await HeldGateway.before(platform.urls.gateway);
    const { ended, told } = started(file, 'en', held.url);
    await Promise.race([held.holds, ended]);
    const text = await readFile(`${file}.progress`, 'utf8');
    held.letGo();
    expect([await ended, told.stderr]).toEqual([0, told.stderr]);
    await writeFile(`${file}.progress`, spoil(text));
    const { status, json } = await imported(file, 'en', held.url);
    expect({ status, ...json }).toMatchObject({ status: 0, recorded: 0, unchanged: 3_000, rejected: 0 });
  });

  it('stops when the file is changed while it is read, and brings it in whole the next time', async () => {
    const file = await newFile();
    const rows = Array.from({ length: 5_000 }, (_, n) => `c-${n};b;DINAS;kota`);
    await writeFile(file, ['kode;nama;jenis;kode induk', ...rows, ''].join('\n'));
    held = await HeldGateway.before(platform.urls.gateway);
    const { ended, told } = started(file, 'en', held.url);
    await Promise.race([held.holds, ended]);
    await appendFile(file, 'c-last;b;DINAS;kota\n');
    held.letGo();
    expect([await ended, told.stderr]).toEqual([1, expect.stringContaining('was changed while it was read')]);
    const { status, json } = await imported(file, 'en', held.url);
    expect({ status, ...json }).toMatchObject({ status: 0, rejected: 0, isWhole: true });
    expect(Number(json.recorded) + Number(json.unchanged)).toBe(5_001);
  });
});
