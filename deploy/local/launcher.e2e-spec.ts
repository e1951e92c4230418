import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { logTail } from './children.js';
import { processesAbout, run, runNpmStart, writeLauncher, writeStub, type Program } from './e2e-fixtures.js';
import { projectRoot } from './project.js';
import { waitUntil } from './wait.js';

/** Each step of a start has a limit of its own, after which the launcher itself says so and ends. */
const START_WITHIN_MS = 350_000;

const CTRL_C = '\u0003';

describe('the launcher', () => {
  let folder: string;
  let dataDir: string;
  let launcher: string;

  /** Kafka and PostgreSQL name the data folder in their command lines, the services the stub in it. */
  const left = (): string[] => processesAbout(folder);
  const isRunning = ({ output }: Program): boolean => output().includes('running on ');
  const database = ({ output }: Program): pg.Client =>
    new pg.Client({ connectionString: /running on (\S+)/.exec(output())?.[1] ?? '' });

  const programs: Program[] = [];

  const launch = (env: NodeJS.ProcessEnv = {}): Program => {
    const program = run(launcher, env);
    programs.push(program);
    return program;
  };

  const start = async (env: NodeJS.ProcessEnv = {}): Promise<Program> => {
    const program = launch(env);
    await waitUntil(() => isRunning(program) || program.process.exitCode !== null, START_WITHIN_MS);
    if (!isRunning(program)) throw new Error(program.output());
    return program;
  };

  beforeAll(async () => {
    // A private folder: as root, the database must find a place outside of it.
    folder = await mkdtemp(join(tmpdir(), 'teladan-'));
    dataDir = join(folder, 'data');
    launcher = await writeLauncher(folder, dataDir, await writeStub(folder));
  });

  // What a failed test has left running would fail those behind it, and outlive them all.
  afterEach(async () => {
    for (const { process: launched } of programs.splice(0)) launched.kill('SIGKILL');
    expect(await waitUntil(() => left().length === 0, 60_000)).toBe(true);
  });

  afterAll(async () => {
    await run(join(projectRoot, 'dist', 'deploy', 'local', 'reset.js'), { DATA_DIR: dataDir }).ended;
    await rm(folder, { recursive: true, force: true });
  });

  it('leaves no process behind when it is killed, and the next start finds the data', async () => {
    const first = await start();
    expect(left().length).toBeGreaterThanOrEqual(9);
    const before = database(first);
    await before.connect();
    await before.query('CREATE TABLE kept (n int); INSERT INTO kept VALUES (42)');
    await before.end();

    first.process.kill('SIGKILL');
    expect(await waitUntil(() => left().length === 0, 60_000)).toBe(true);

    const second = await start();
    const after = database(second);
    await after.connect();
    expect((await after.query('SELECT n FROM kept')).rows).toEqual([{ n: 42 }]);
    await after.end();

    // While it runs: neither a second one nor a reset.
    const intruder = launch();
    expect(await intruder.ended).toBe(1);
    expect(intruder.output()).toMatch(/^The platform already runs with its data in .* End that one first\.\n$/);
    const reset = run(join(projectRoot, 'dist', 'deploy', 'local', 'reset.js'), { DATA_DIR: dataDir });
    expect(await reset.ended).toBe(1);

    second.process.kill('SIGINT');
    expect(await second.ended).toBe(130);
    expect(left()).toEqual([]);
    expect(second.output()).toMatch(/✓ Stop the services .*\n✓ Stop Kafka and PostgreSQL/);
  });

  it.each(['SIGHUP', 'SIGTERM'] as const)('ends all in the middle of a start at %s', async (signal) => {
    const program = launch();
    expect(await waitUntil(() => left().some((line) => line.includes('kafka.Kafka')), START_WITHIN_MS)).toBe(true);
    program.process.kill(signal);
    expect(await program.ended).toBe(signal === 'SIGHUP' ? 129 : 143);
    expect(left()).toEqual([]);
  });

  it('ends all in order at one Ctrl-C of a terminal, which npm passes on once more', async () => {
    const program = await runNpmStart(launcher, folder);
    programs.push(program);
    expect(await waitUntil(() => isRunning(program), START_WITHIN_MS)).toBe(true);
    program.press(CTRL_C);
    await program.ended;
    expect(left()).toEqual([]);
    expect(program.output()).toContain('✓ Stop Kafka and PostgreSQL');
    expect(logTail(join(dataDir, 'logs', 'postgres.log'), 1)).toContain('database system is shut down');
  });

  it('ends at once at a later signal', async () => {
    const program = await start({ STAYS: 'yes' });
    const since = performance.now();
    const hasEnded = (): boolean => !program.process.kill('SIGINT') || program.process.exitCode !== null;
    // A service that stays would be waited for much longer.
    expect(await waitUntil(hasEnded, 20_000)).toBe(true);
    expect(performance.now() - since).toBeGreaterThan(1000);
    expect(await program.ended).toBe(130);
    expect(left()).toEqual([]);
  });

  it('asks nothing of a database that mends itself after a kill, until it is ready', async () => {
    const log = (): string => readFileSync(join(dataDir, 'logs', 'postgres.log'), 'utf8');
    const before = log().length;
    const program = await start();
    expect(log().slice(before)).toContain('database system was interrupted');
    expect(log()).not.toContain('is starting up');
    program.process.kill('SIGINT');
    expect(await program.ended).toBe(130);
  });

  it('clears the data once it has ended', async () => {
    const reset = run(join(projectRoot, 'dist', 'deploy', 'local', 'reset.js'), { DATA_DIR: dataDir });
    expect(await reset.ended).toBe(0);
    expect(existsSync(dataDir)).toBe(false);
  });
});

describe('a start that cannot succeed', () => {
  it('says in one line that Java is missing, and the two ways out', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'teladan-'));
    const program = run(join(projectRoot, 'dist', 'deploy', 'local', 'start.js'), {
      DATA_DIR: folder,
      JAVA_HOME: folder,
    });
    expect(await program.ended).toBe(1);
    expect(program.output()).toBe(
      'Missing: Java 17 or later, which the embedded Kafka needs. Install it, or run the platform with "docker compose up".\n',
    );
    await rm(folder, { recursive: true, force: true });
  });
});
