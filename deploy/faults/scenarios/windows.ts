import { waitUntil } from '../../local/wait.js';
import { finding, type Finding } from '../finding.js';
import type { Lane } from '../lane.js';
import type { Ground, Scenario } from '../scenario.js';
import type { Role } from '../subject/roles.js';
import type { Window } from '../subject/windows.js';

const HIT_WITHIN_MS = 90_000;
/** How often a window is passed before the kill, at most: sends and batches are few, handled events many. */
const MOST_PASSES: Readonly<Record<Window, number>> = {
  'before-send': 6,
  'after-send': 6,
  'before-delete': 6,
  'in-handler': 15,
  'before-commit': 6,
  'between-commit-and-offsets': 6,
  'in-replay': 60,
};

/** Three of each window, spread so that no process stands still for another. */
const PLAN: readonly (readonly [lane: 0 | 1, role: Role, windows: readonly Window[]])[] = [
  [0, 'origin', ['before-send', 'after-send', 'before-delete']],
  [1, 'origin', ['before-send', 'after-send', 'before-delete']],
  [0, 'middle', ['before-send', 'in-handler', 'after-send']],
  [1, 'middle', ['before-delete', 'before-commit', 'between-commit-and-offsets']],
  [0, 'sink', ['in-handler', 'before-commit', 'between-commit-and-offsets']],
  [1, 'sink', ['in-handler', 'before-commit', 'between-commit-and-offsets']],
];

export const killInWindow = async (
  { random, tally, line }: Ground,
  lane: Lane,
  role: Role,
  window: Window,
  /** Makes the process come by; again for as long as it has not. */
  trigger: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Finding[]> => {
  const subject = lane.subjects[role];
  const passes = random.whole(0, MOST_PASSES[window]);
  const before = subject.met().length;
  await subject.arm(window, passes);
  const isHit = (): boolean => subject.met().length > before;
  const wasHit = await waitUntil(async () => {
    if (!isHit()) await trigger();
    return isHit();
  }, HIT_WITHIN_MS);
  if (!wasHit) return [finding('unproven', `${subject.name} did not come by ${window}`)];
  tally.hit(window);
  line(`    ${subject.name} killed ${window}, pass ${passes + 1}`);
  await subject.becomesReady();
  return [];
};

export const windowKills: Scenario = {
  name: 'windows',
  proves: 'A process that dies between any two steps of sending or handling loses and doubles nothing.',
  run: async (ground) => {
    const kills = PLAN.map(async ([lane, role, windows]) => {
      const findings: Finding[] = [];
      for (const window of windows) findings.push(...(await killInWindow(ground, ground.lanes[lane], role, window)));
      return findings;
    });
    return (await Promise.all(kills)).flat();
  },
};
