import { waitUntil } from '../../local/wait.js';
import { finding, type Finding } from '../finding.js';
import type { Lane } from '../lane.js';
import type { Ground, Scenario } from '../scenario.js';
import type { Role } from '../subject/roles.js';
import type { SendFault } from '../subject/windows.js';

const MET_WITHIN_MS = 40_000;

const TOLD: Readonly<Record<SendFault, string>> = {
  'cut-database': 'loses its database in a send',
  'lose-answers': 'gets no answers to a send',
  'stand-still': 'stands still before a send',
};

export const faultInSend = async ({ line }: Ground, lane: Lane, role: Role, fault: SendFault): Promise<Finding[]> => {
  const subject = lane.subjects[role];
  const before = subject.met().length;
  await subject.armSend(fault);
  if (!(await waitUntil(() => subject.met().length > before, MET_WITHIN_MS)))
    return [finding('unproven', `${subject.name} sent nothing that could meet ${fault}`)];
  line(`    ${subject.name} ${TOLD[fault]}`);
  return [];
};

export const sends: Scenario = {
  name: 'sends',
  proves: 'A relay whose database connection is cut in a send, or whose answers are lost, sends all again in order.',
  run: async (ground) => {
    const [a, b] = ground.lanes;
    const findings: Finding[] = [];
    for (const fault of ['cut-database', 'lose-answers', 'stand-still'] as const) {
      const met = [a, b].flatMap((lane) =>
        (['origin', 'middle'] as const).map((role) => faultInSend(ground, lane, role, fault)),
      );
      findings.push(...(await Promise.all(met)).flat());
    }
    return findings;
  },
};
