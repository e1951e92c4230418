import { waitUntil } from '../../local/wait.js';
import { finding, type Finding } from '../finding.js';
import type { Scenario } from '../scenario.js';
import { ROLES } from '../subject/roles.js';
import type { Subject } from '../subjects.js';

const END_WITHIN_MS = 30_000;
const HEARD_WITHIN_MS = 10_000;
/** One for the member that leaves, and one for a fetch that was under way. */
const MOST_JOINS = 2;

const joins = async (subject: Subject): Promise<number> =>
  (await subject.text('/metrics'))
    .split('\n')
    .filter((line) => line.startsWith('teladan_group_joins_total{'))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);

export const orderlyEnds: Scenario = {
  name: 'SIGTERM',
  proves:
    'A process that is told to end under load finishes its batch and is gone within 30 s; its neighbour rebalances once.',
  run: async ({ lanes: [a, b], line }) => {
    const findings: Finding[] = [];
    const second = await a.another('middle');
    const before = await joins(second);
    const end = async (subject: Subject): Promise<void> => {
      const began = performance.now();
      await subject.process.stop();
      const ms = performance.now() - began;
      line(`    ${subject.name} ended in ${ms.toFixed(0)} ms`);
      if (ms > END_WITHIN_MS) findings.push(finding('slow', `${subject.name} took ${ms.toFixed(0)} ms to end`));
    };
    await end(a.subjects.middle);
    // It hears of the leaving with its next heartbeat.
    await waitUntil(async () => (await joins(second)) > before, HEARD_WITHIN_MS);
    const rebalances = (await joins(second)) - before;
    line(`    its neighbour joined its group ${rebalances} times`);
    if (rebalances > MOST_JOINS) findings.push(finding('slow', `${rebalances} rebalances for one member that left`));
    await a.subjects.middle.process.start();
    await second.process.stop();
    const others = [a.subjects.origin, a.subjects.sink, ...ROLES.map((role) => b.subjects[role])];
    await Promise.all(others.map(end));
    await Promise.all(others.map((subject) => subject.process.start()));
    return findings;
  },
};
