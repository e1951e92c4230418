import { setTimeout as delay } from 'node:timers/promises';
import type { Progress } from '../local/progress.js';
import { type Seeded, seeded } from '../sample-city/seeded.js';
import { startBacking } from './backing.js';
import { settleAndCount } from './count.js';
import { finding, type Finding } from './finding.js';
import { Lane } from './lane.js';
import type { Options } from './options.js';
import type { Ground } from './scenario.js';
import { parkKey, replayKey } from './scenarios/replay.js';
import { faultInSend } from './scenarios/sends.js';
import { killInWindow } from './scenarios/windows.js';
import { LIMITS } from './subject/definition.js';
import { type Sabotage, SABOTAGES } from './subject/sabotage.js';
import { Tally } from './tally.js';

export interface Caught {
  readonly sabotage: Sabotage;
  /** What was done to the services that went without this part. */
  readonly violence: string;
  /** What noticed it; empty when nothing did. */
  readonly findings: readonly Finding[];
}

interface Trial {
  readonly violence: string;
  readonly run: (ground: Ground, lane: Lane) => Promise<unknown>;
}

const UNDER_TRAFFIC_MS = 8_000;
/** More than a hand-over asks for on top, and less than a process stands still. */
const SETTLED_MS = 2_000;
/** What has not arrived by then never will. */
const SETTLE_MS = 25_000;

/** The violence of the suite that the part is there for. */
const TRIALS: Readonly<Record<Sabotage, Trial>> = {
  inbox: {
    violence: 'the sink killed between commit and offsets',
    run: (ground, lane) => killInWindow(ground, lane, 'sink', 'between-commit-and-offsets'),
  },
  'relay-lock': {
    violence: 'a second instance, and the first stands still before a send',
    run: async (ground, lane) => {
      const second = await lane.another('origin');
      await delay(LIMITS.sendBoundMs + LIMITS.requestTimeoutMs + SETTLED_MS);
      await faultInSend(ground, lane, 'origin', 'stand-still');
      await delay(SETTLED_MS);
      // What it has read is the old state of keys that have a newer one by now, and then no other comes.
      await lane.traffic(false);
      await delay(2 * SETTLED_MS);
      await second.process.kill();
    },
  },
  'commit-before-offsets': {
    violence: 'the sink killed before a commit',
    run: (ground, lane) => killInWindow(ground, lane, 'sink', 'before-commit'),
  },
  'delete-after-send': {
    violence: 'the origin killed before a send',
    run: (ground, lane) => killInWindow(ground, lane, 'origin', 'before-send'),
  },
  'key-parking': {
    violence: 'a message that throws, mended and replayed',
    run: async (_, lane) => {
      const key = await parkKey(lane, 20, 1);
      await replayKey(lane, key);
    },
  },
  'renewed-producer': {
    violence: 'the answers to a send lost',
    run: async (ground, lane) => {
      await faultInSend(ground, lane, 'origin', 'lose-answers');
      await delay(UNDER_TRAFFIC_MS);
    },
  },
  'reference-wait': {
    violence: 'traffic whose references come by another topic',
    run: () => delay(UNDER_TRAFFIC_MS),
  },
};

/** Switches each part off in turn, on a lane of its own, and lets the count say what that breaks. */
export async function runSabotages({ only, seed }: Options, dataDir: string, progress: Progress): Promise<Caught[]> {
  const backing = await startBacking(dataDir, progress);
  const caught: Caught[] = [];
  const random: Seeded = seeded(seed, 'sabotage');
  for (const sabotage of SABOTAGES.filter((name) => only.length === 0 || only.includes(name))) {
    const { violence, run } = TRIALS[sabotage];
    const findings = await progress.step(`Without ${sabotage}: ${violence}`, async (note) => {
      const lane = await Lane.make(backing, `without-${sabotage}`, sabotage);
      await lane.traffic(true);
      const line = (text: string): void => progress.line(text);
      const ground: Ground = { backing, lanes: [lane, lane], disks: undefined, random, tally: new Tally(), note, line };
      await run(ground, lane);
      note('counting');
      const { findings: found } = await settleAndCount(lane, SETTLE_MS);
      await lane.stop();
      return found;
    });
    for (const { kind, detail } of findings) progress.line(`    ${kind}: ${detail}`);
    caught.push({ sabotage, violence, findings });
  }
  await progress.step('Clean up', () => backing.stop());
  return caught;
}

const NOT_NOTICED = finding('unproven', 'nothing noticed it');

/** The table of what was caught by what. */
export const sabotagesAsTable = (caught: readonly Caught[], seconds: number): string => {
  const width = Math.max(...caught.map(({ sabotage }) => sabotage.length));
  const missed = caught.filter(({ findings }) => findings.length === 0).length;
  const rows = caught.flatMap(({ sabotage, violence, findings }) => [
    `${findings.length === 0 ? '✗' : '✓'} without ${sabotage.padEnd(width)}  ${violence}`,
    ...(findings.length === 0 ? [NOT_NOTICED] : findings).map(
      ({ kind, detail }) => `${' '.repeat(width + 12)}→ ${kind}: ${detail}`,
    ),
  ]);
  const verdict = missed === 0 ? 'Each was noticed' : `${missed} of ${caught.length} were not noticed`;
  return [
    '',
    'Switched off, what was done then, and what noticed it:',
    ...rows,
    '',
    `${verdict}, in ${seconds.toFixed(0)} s.`,
    '',
  ].join('\n');
};

export const sabotagesAsJson = (caught: readonly Caught[]): string => JSON.stringify(caught);
