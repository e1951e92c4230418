import { join } from 'node:path';
import type { Progress } from '../local/progress.js';
import { seeded } from '../sample-city/seeded.js';
import { type Backing, startBacking } from './backing.js';
import { settleAndCount } from './count.js';
import { finding, type Finding } from './finding.js';
import { Lane } from './lane.js';
import type { Options } from './options.js';
import type { Ground, Scenario } from './scenario.js';
import { ALL, KILLING, SCENARIOS } from './scenarios/index.js';
import { mountSmallDisk } from './small-disk.js';
import { WINDOWS } from './subject/windows.js';
import { Tally } from './tally.js';

export interface Report {
  readonly scenario: string;
  readonly proves: string;
  readonly findings: readonly Finding[];
  readonly seconds: number;
}

export interface Outcome {
  readonly ok: boolean;
  readonly reports: readonly Report[];
  /** How often a process was killed in each window. */
  readonly windows: Readonly<Record<string, number>>;
  readonly kills: number;
  /** Effects that were counted at the end, over both hops. */
  readonly effects: number;
}

const LEAST_HITS = 3;
const LONG_KILLS = 200;
const DISK_MB = 1_024;

type OnGround = Omit<Ground, 'note'>;

/** The promise under violence, on a Kafka and a PostgreSQL that end with it. */
export async function runFaults(options: Options, dataDir: string, progress: Progress): Promise<Outcome> {
  const ground = await prepare(options, dataDir, progress);
  const reports: Report[] = [];
  const play = async (scenario: Scenario): Promise<void> => {
    const [findings, seconds] = await playOne(scenario, ground, progress);
    reports.push({ scenario: scenario.name, proves: scenario.proves, findings, seconds });
  };
  const { tally, lanes } = ground;
  const chosen = options.only.length === 0 ? ALL : SCENARIOS.filter(({ name }) => options.only.includes(name));
  for (const scenario of chosen) await play(scenario);
  while (options.long && tally.kills < LONG_KILLS && reports.every(({ findings }) => findings.length === 0))
    for (const scenario of KILLING) await play(scenario);
  const effects = await countEffects(lanes);
  await progress.step('Clean up', async () => {
    await Promise.all(lanes.map((lane) => lane.stop()));
    await ground.backing.stop();
  });
  if (options.only.length === 0) reports.push(windowsReport(tally));
  return {
    ok: reports.every(({ findings }) => findings.length === 0),
    reports,
    windows: Object.fromEntries(WINDOWS.map((window) => [window, tally.hits(window)])),
    kills: tally.kills,
    effects,
  };
}

async function prepare({ seed }: Options, dataDir: string, progress: Progress): Promise<OnGround> {
  const [kafka, postgres] = ['kafka', 'postgres'].map((name) => mountSmallDisk(join(dataDir, name), DISK_MB));
  const backing = await startBacking(dataDir, progress);
  const lanes = await progress.step('Start two lanes of three services', () => startLanes(backing));
  await Promise.all(lanes.map((lane) => lane.traffic(true)));
  return {
    backing,
    lanes,
    disks: kafka && postgres ? { kafka, postgres } : undefined,
    random: seeded(seed, 'faults'),
    tally: new Tally(),
    line: (text) => progress.line(text),
  };
}

const startLanes = async (backing: Backing): Promise<[Lane, Lane]> =>
  Promise.all([Lane.make(backing, 'a'), Lane.make(backing, 'b')]);

/** Never throws: what goes wrong in a scenario is a finding, and the next one is tried. */
async function playOne(
  { name, run }: Scenario,
  ground: OnGround,
  progress: Progress,
): Promise<[findings: readonly Finding[], seconds: number]> {
  const began = performance.now();
  const findings: Finding[] = [];
  const play = async (note: (detail: string) => void): Promise<void> => {
    findings.push(...(await run({ ...ground, note })));
    note('counting');
    for (const { findings: found } of await Promise.all(ground.lanes.map((lane) => settleAndCount(lane))))
      findings.push(...found);
    note('');
    if (findings.length > 0) throw new Error('see the findings');
  };
  try {
    await progress.step(name, play);
  } catch (error) {
    if (findings.length === 0) findings.push(finding('unproven', String(error)));
    for (const { kind, detail } of findings) progress.line(`    ${kind}: ${detail}`);
  }
  return [findings, (performance.now() - began) / 1000];
}

const windowsReport = (tally: Tally): Report => ({
  scenario: 'every window',
  proves: `Each named window was hit at least ${LEAST_HITS} times.`,
  findings: WINDOWS.filter((window) => tally.hits(window) < LEAST_HITS).map((window) =>
    finding('unproven', `${window} was hit ${tally.hits(window)} times`),
  ),
  seconds: 0,
});

async function countEffects(lanes: readonly Lane[]): Promise<number> {
  const counts = await Promise.all(
    lanes.flatMap((lane) =>
      (['middle', 'sink'] as const).map((role) =>
        lane.query<{ n: number }>(role, `SELECT count(*)::int AS n FROM effect`),
      ),
    ),
  );
  return counts.flat().reduce((sum, { n }) => sum + n, 0);
}
