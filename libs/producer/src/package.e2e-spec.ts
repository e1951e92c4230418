import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const ROOT = process.cwd();

const TYPED = `
import { createProducer } from '@teladan/producer';
const producer = await createProducer({ url: 'http://127.0.0.1:1', credential: 'x', source: '/x', bufferDir: 'buffer' });
await producer.send('teladan.service.request-received.v1', { requestId: '1', serviceCode: 'x', officerId: null });
// @ts-expect-error: the number of a request is text
await producer.send('teladan.service.request-received.v1', { requestId: 1, serviceCode: 'x', officerId: null });
`;

describe('The package @teladan/producer', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'teladan-package-'));
    await execute('npm', ['pack', '--pack-destination', folder], { cwd: join(ROOT, 'libs/producer') });
    const [tarball = ''] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
    const home = join(folder, 'node_modules/@teladan/producer');
    await mkdir(home, { recursive: true });
    await execute('tar', ['xzf', join(folder, tarball), '--strip-components=1', '-C', home]);
    // What npm would fetch.
    for (const name of ['ajv', 'uuid', '@types', 'undici-types']) {
      await symlink(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
    }
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await rm(join(ROOT, 'libs/producer/dist'), { recursive: true, force: true });
  });

  it('stands by itself: the command runs, and a program has its types', async () => {
    const main = join(folder, 'node_modules/@teladan/producer/dist/cli/main.js');
    const { stdout } = await execute(process.execPath, [main, '--help', '--lang', 'en'], { cwd: folder });
    expect(stdout).toMatch(/^teladan-producer check FILE/);
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    await writeFile(join(folder, 'program.mts'), TYPED);
    const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', 'node'];
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const types = await execute(process.execPath, [tsc, ...flags, 'program.mts'], { cwd: folder }).catch(
      (error: { stdout: string }) => error,
    );
    expect(types.stdout).toBe('');
  });

  it('has nothing in it that only tests need', async () => {
    const files = await readdir(join(folder, 'node_modules/@teladan/producer/dist'), { recursive: true });
    expect(files).toEqual(expect.arrayContaining(['index.js', 'index.d.ts', join('cli', 'main.js')]));
    expect(files.filter((name) => /spec|testing/.test(name))).toEqual([]);
  });
});
