import { waitUntil } from '../../local/wait.js';
import { finding, type Finding } from '../finding.js';
import type { Lane } from '../lane.js';
import { known, step, TOPIC, upTo } from '../messages.js';
import type { Scenario } from '../scenario.js';
import { killInWindow } from './windows.js';

const QUEUED = 120;
const ARRIVING = 40;
const KILLS = 3;
const PARKED_WITHIN_MS = 60_000;

/**
 * Parks a key at its second event, with a long queue behind it.
 * @param held how many at least are then held: fewer where nothing holds what comes behind
 * @throws Error when it does not come to that
 */
export const parkKey = async (lane: Lane, queued: number, held = queued - 1): Promise<string> => {
  const [key = ''] = lane.newKeys(1);
  lane.expected.set(key, upTo(queued));
  await lane.outside.raw([known(key), step(key, 1)]);
  // Else all of it may wait for what it refers to, and is held in order by that alone.
  const flows = async (): Promise<boolean> =>
    (await lane.query('middle', `SELECT FROM effect WHERE key = $1`, [key])).length > 0;
  if (!(await waitUntil(flows, PARKED_WITHIN_MS))) throw new Error('a key did not begin to flow');
  const [, , ...rest] = upTo(queued);
  await lane.outside.raw([step(key, 2, 'throws'), ...rest.map((version) => step(key, version))]);
  const isParked = async (): Promise<boolean> => {
    const rows = await lane.query(
      'middle',
      `SELECT FROM parked_event JOIN parked_key USING (consumer, topic, key) WHERE key = $1 AND awaits IS NULL`,
      [key],
    );
    return rows.length >= held;
  };
  if (!(await waitUntil(isParked, PARKED_WITHIN_MS))) throw new Error(`a key of ${queued} events was not parked`);
  await lane.query('middle', `INSERT INTO mended VALUES ($1)`, [key]);
  return key;
};

export const replayKey = (lane: Lane, key: string): Promise<unknown> =>
  lane.subjects.middle.post('/messaging/replay', { topic: TOPIC, key });

/** New events come while the key is replayed, again and again until it flows. */
export const replayWhileArriving = async (lane: Lane, key: string, from: number, count: number): Promise<void> => {
  lane.expected.set(key, upTo(from + count));
  const arriving = (async () => {
    for (let version = from + 1; version <= from + count; version += 1) await lane.outside.raw([step(key, version)]);
  })();
  await Promise.all([arriving, replayKey(lane, key), replayKey(lane, key)]);
  await waitUntil(async () => {
    await replayKey(lane, key);
    return (await lane.query('middle', `SELECT FROM parked_key WHERE key = $1`, [key])).length === 0;
  }, PARKED_WITHIN_MS);
};

export const replays: Scenario = {
  name: 'replay',
  proves:
    'A replay takes the queue in order, while new events of the key arrive, through kills, and twice as well as once.',
  run: async (ground) => {
    const [, lane] = ground.lanes;
    const key = await parkKey(lane, QUEUED);
    const findings: Finding[] = [];
    for (let n = 0; n < KILLS; n += 1) {
      findings.push(...(await killInWindow(ground, lane, 'middle', 'in-replay', () => replayKey(lane, key))));
    }
    await replayWhileArriving(lane, key, QUEUED, ARRIVING);
    const rows = await lane.query('middle', `SELECT FROM parked_key WHERE key = $1`, [key]);
    return rows.length === 0 ? findings : [...findings, finding('stuck', 'a replayed key is still parked')];
  },
};
