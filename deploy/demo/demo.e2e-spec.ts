import { spawn } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDataDir } from '../local/data-dir.js';
import { processesAbout } from '../local/e2e-fixtures.js';
import { projectRoot } from '../local/project.js';
import { waitUntil } from '../local/wait.js';

/** Far more than it takes: the machine runs other tests beside it. */
const WITHIN_MS = 400_000;

const OWN_STACK = { KAFKA_BROKERS: undefined, DATABASE_URL: undefined };

interface Told {
  readonly ok: boolean;
  readonly steps: readonly { step: string; proves: string; ok: boolean; latencyMs: number | null }[];
  readonly turnaroundMedianHours: { before: number | null; after: number | null };
  readonly eligible: number | null;
  readonly notEligible: number | null;
  readonly assignments: number | null;
}

/** Runs the built demo, with its data below a folder of this spec. */
const start = (folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
  const child = spawn(process.execPath, [join(projectRoot, 'dist', 'deploy', 'demo', 'main.js'), ...args], {
    env: { ...process.env, TMPDIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  child.stdout.on('data', (part: Buffer) => (printed.stdout += part.toString()));
  child.stderr.on('data', (part: Buffer) => (printed.stderr += part.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, printed, ended };
};

const lastLine = (text: string): Told => JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') as Told;

const failed = ({ steps }: Told): string[] => steps.filter(({ ok }) => !ok).map(({ step }) => step);

describe('npm run demo', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await temporaryDataDir();
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const isNothingLeft = async (): Promise<void> => {
    expect(processesAbout(folder)).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  };

  it(
    'takes the main job from service events to awards, training and the report, on a stack of its own',
    async () => {
      const { printed, ended } = start(folder, ['--json'], OWN_STACK);
      const status = await ended;
      const told = lastLine(printed.stdout);
      expect({ status, failed: failed(told), ok: told.ok }).toEqual({ status: 0, failed: [], ok: true });
      expect(told.steps.map(({ step }) => step)).toEqual(
        expect.arrayContaining([
          'service-events',
          'evidence',
          'appraisals',
          'eligibility',
          'training',
          'withdrawal',
          'report',
        ]),
      );
      expect(told.steps.every(({ proves, latencyMs }) => proves !== '' && latencyMs !== null)).toBe(true);
      const { before, after } = told.turnaroundMedianHours;
      expect(before).toBeGreaterThan(24);
      expect(after).toBeLessThan(24);
      expect([told.eligible, told.notEligible, told.assignments].every((count) => (count ?? 0) > 0)).toBe(true);
      expect(printed.stdout.trimEnd().split('\n')).toHaveLength(1);
      await isNothingLeft();
    },
    WITHIN_MS,
  );

  it(
    'fails on the links of a service that is left out, and on no other',
    async () => {
      const { printed, ended } = start(folder, ['--json', '--seed', '2', '--without', 'rewards']);
      const status = await ended;
      const told = lastLine(printed.stdout);
      expect({ status, failed: failed(told) }).toEqual({
        status: 1,
        failed: ['eligibility', 'reviews', 'withdrawal'],
      });
      expect(told).toMatchObject({ ok: false, eligible: null, notEligible: null });
      expect(told.assignments).toBeGreaterThan(0);
      await isNothingLeft();
    },
    WITHIN_MS,
  );

  it(
    'leaves nothing behind at Ctrl-C',
    async () => {
      const { child, ended } = start(folder, [], OWN_STACK);
      const isStarting = () => processesAbout(folder).some((line) => line.includes('kafka.Kafka'));
      expect(await waitUntil(isStarting, WITHIN_MS / 2)).toBe(true);
      child.kill('SIGINT');
      expect(await ended).toBe(130);
      await isNothingLeft();
    },
    WITHIN_MS,
  );

  it('says in one line which option it does not know', async () => {
    const { printed, ended } = start(folder, ['--fast']);
    expect(await ended).toBe(2);
    expect(printed).toEqual({ stdout: '', stderr: "Unknown option '--fast'. See --help.\n" });
  });

  it('tells all that it can when it cannot even start', async () => {
    const { printed, ended } = start(folder, ['--json'], { ...OWN_STACK, JAVA_HOME: folder });
    expect(await ended).toBe(1);
    const told = lastLine(printed.stdout);
    expect(failed(told)).toHaveLength(told.steps.length);
    expect(told).toMatchObject({ ok: false, turnaroundMedianHours: { before: null, after: null }, eligible: null });
    expect(printed.stderr).toContain('Missing: Java 17');
    await isNothingLeft();
  });
});
