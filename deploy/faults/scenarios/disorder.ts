import type { RawMessage } from '#testing';
import type { Lane } from '../lane.js';
import { known, step, TOPIC, upTo } from '../messages.js';
import { finding, type Finding } from '../finding.js';
import { waitUntil } from '../../local/wait.js';
import { replayKey } from './replay.js';
import type { Ground, Scenario } from '../scenario.js';

const KEYS = 20;
const EVENTS = 20;

/** Versions in any order, some sent again at once and all of them once more at the end: the first time alone counts. */
const disordered = ({ random }: Ground, lane: Lane, key: string): RawMessage[] => {
  const versions = random.shuffled(upTo(EVENTS));
  lane.expected.set(key, versions);
  const messages = versions.map((version) => step(key, version));
  const repeated = messages.flatMap((message) => (random.share() < 0.3 ? [message, message] : [message]));
  return [...repeated, ...messages];
};

const killMiddle = (lane: Lane): void => {
  const pid = lane.subjects.middle.process.pid();
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
};

export const disorder: Scenario = {
  name: 'duplicates and disorder',
  proves: 'What a producer sends twice counts once, in the order in which it first came.',
  run: async (ground) => {
    const [, lane] = ground.lanes;
    const keys = lane.newKeys(KEYS);
    await lane.outside.raw(keys.map((key) => known(key)));
    const queues = keys.map((key) => disordered(ground, lane, key));
    // One of each key in turn, so that batches hold many keys.
    for (let n = 0; queues.some((queue) => n < queue.length); n += 5) {
      await lane.outside.raw(queues.flatMap((queue) => queue.slice(n, n + 5)));
      if (n === 10) killMiddle(lane);
    }
    ground.tally.killed();
    await lane.subjects.middle.becomesReady();
    return [];
  },
};

/** An event that hangs, behind one that waits: it is handled when the reference comes, and must not take that with it. */
const waitingPoison = async (lane: Lane): Promise<string> => {
  const [key = ''] = lane.newKeys(1);
  lane.expected.set(key, upTo(3));
  await lane.outside.raw([step(key, 1), step(key, 2, 'hangs'), step(key, 3)]);
  await waitUntil(
    async () => (await lane.query('middle', `SELECT FROM parked_event WHERE key = $1`, [key])).length === 3,
    30_000,
  );
  await lane.outside.raw([known(key)]);
  return key;
};

const mendAndReplay = async (lane: Lane, key: string): Promise<Finding[]> => {
  const isParked = async (): Promise<boolean> =>
    (
      await lane.query('middle', `SELECT FROM parked_key WHERE key = $1 AND topic = $2 AND awaits IS NULL`, [
        key,
        TOPIC,
      ])
    ).length > 0;
  if (!(await waitUntil(isParked, 60_000, 200)))
    return [finding('stuck', 'one that hangs behind a reference is not parked')];
  await lane.query('middle', `INSERT INTO mended VALUES ($1)`, [key]);
  await replayKey(lane, key);
  return [];
};

export const references: Scenario = {
  name: 'late references',
  proves: 'An event that refers to something unknown waits, also through a kill, and goes on in order when that comes.',
  run: async ({ lanes: [, lane], tally }) => {
    const hanging = await waitingPoison(lane);
    const keys = lane.newKeys(KEYS);
    for (const key of keys) lane.expected.set(key, upTo(EVENTS));
    await lane.outside.raw(keys.flatMap((key) => upTo(EVENTS / 2).map((version) => step(key, version))));
    killMiddle(lane);
    tally.killed();
    await lane.outside.raw(
      keys.flatMap((key) =>
        upTo(EVENTS)
          .slice(EVENTS / 2)
          .map((version) => step(key, version)),
      ),
    );
    await lane.outside.raw(keys.map((key) => known(key)));
    await lane.subjects.middle.becomesReady();
    return mendAndReplay(lane, hanging);
  },
};
