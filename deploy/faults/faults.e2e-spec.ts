import { spawn } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDataDir } from '../local/data-dir.js';
import { processesAbout } from '../local/e2e-fixtures.js';
import { projectRoot } from '../local/project.js';
import type { Outcome } from './run.js';

/** Six minutes are its bound on an idle machine; other work may run beside it. */
const WITHIN_MS = 900_000;

/** Runs the built suite, with its data below a folder of this spec. */
const run = async (folder: string, args: readonly string[]) => {
  const child = spawn(process.execPath, [join(projectRoot, 'dist', 'deploy', 'faults', 'main.js'), ...args], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  child.stdout.on('data', (part: Buffer) => (printed.stdout += part.toString()));
  child.stderr.on('data', (part: Buffer) => (printed.stderr += part.toString()));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, ...printed };
};

describe('npm run test:faults', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await temporaryDataDir();
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it(
    'keeps the promise through every kill, cut, pause and full disk, and leaves nothing behind',
    async () => {
      const { status, stdout, stderr } = await run(folder, ['--json']);
      // What was done and found, for whoever reads a failed run.
      process.stderr.write(stderr);
      const outcome = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Outcome;
      const broken = outcome.reports.filter(({ findings }) => findings.length > 0);
      expect({ status, broken }).toEqual({ status: 0, broken: [] });
      expect(Math.min(...Object.values(outcome.windows))).toBeGreaterThanOrEqual(3);
      expect(outcome.effects).toBeGreaterThan(5_000);
      expect(processesAbout(folder)).toEqual([]);
      expect(await readdir(folder)).toEqual([]);
    },
    WITHIN_MS,
  );

  it('says in one line which scenario it does not know', async () => {
    const { status, stderr } = await run(folder, ['--only', 'meteor']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^There is no "meteor"\. There are: windows, .*\n$/);
  });
});
