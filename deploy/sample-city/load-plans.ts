import { Doors, Refused } from './doors.js';
import { inParallel } from './in-parallel.js';
import { counted, type Directory, type LoadOptions } from './load-personnel.js';
import { patiently } from './patience.js';
import { planOf } from './plans.js';
import type { PlanProposal } from './proposal.js';

export interface PlansOptions extends LoadOptions {
  readonly directory: Directory;
  readonly year: number;
  /** Only those who work in these units; the whole city when left out. */
  readonly unitCodes?: readonly string[];
}

interface Proposed {
  readonly planId: string;
  /** Null when the same words are in force already. */
  readonly waitingVersion: number | null;
}

interface Agreements {
  readonly plans: readonly {
    readonly planId: string;
    /** Of a plan that is refused. */
    readonly errors?: readonly { readonly code: string; readonly message: string }[];
  }[];
}

interface Task {
  readonly employeeId: string;
  readonly proposal: PlanProposal;
}

/** What one appraiser has on his desk. */
interface Desk {
  readonly appraiserId: string;
  readonly tasks: readonly Task[];
}

const AT_ONCE = 16;

/** Target-setting may not have heard of the employee yet, or of who appraises him. */
const NOT_HEARD_YET = ['EMPLOYEE_UNKNOWN', 'NO_APPRAISER', 'NOT_THE_APPRAISER'];

/**
 * Each employee proposes his plan, and his appraiser agrees to all of his at once. Goes on where an earlier run was
 * interrupted, and leaves alone who has an agreed plan.
 * @throws ExpectedFailure in the words of the service
 */
export async function loadPlans(options: PlansOptions): Promise<{ planned: number }> {
  const { year, progress } = options;
  const doors = new Doors(options.gatewayUrl);
  return progress.step(`Propose and agree on plans for ${year}`, async (note) => {
    const desks = desksOf(options, await agreedIn(doors, year));
    const all = desks.reduce((sum, { tasks }) => sum + tasks.length, 0);
    let done = 0;
    const atDesk = (desk: Desk) =>
      clear(doors, desk, () => {
        done += 1;
        note(`${counted(done)} of ${counted(all)}`);
      });
    await inParallel(desks, atDesk, AT_ONCE);
    return { planned: done };
  });
}

function desksOf({ city, directory, unitCodes, year }: PlansOptions, agreed: ReadonlySet<string>): Desk[] {
  const posts = new Map(city.positions.map((position) => [position.code, position]));
  const desks = new Map<string, Task[]>();
  for (const { employeeId, appraiserId, row } of directory.employees) {
    const post = posts.get(row.positionCode);
    if (post === undefined || appraiserId === null || agreed.has(employeeId)) continue;
    if (unitCodes !== undefined && !unitCodes.includes(post.unitCode)) continue;
    const tasks = desks.get(appraiserId) ?? [];
    desks.set(appraiserId, tasks);
    tasks.push({ employeeId, proposal: planOf(row, post, year) });
  }
  return [...desks].map(([appraiserId, tasks]) => ({ appraiserId, tasks }));
}

async function clear(doors: Doors, { appraiserId, tasks }: Desk, tell: () => void): Promise<void> {
  const waiting: { planId: string; version: number }[] = [];
  for (const { employeeId, proposal } of tasks) {
    const propose = () => doors.call<Proposed>('POST', '/api/target-setting/plans', proposal, employeeId);
    const { planId, waitingVersion } = await patiently(propose, NOT_HEARD_YET);
    if (waitingVersion !== null) waiting.push({ planId, version: waitingVersion });
    tell();
  }
  if (waiting.length > 0) await patiently(() => agree(doors, appraiserId, waiting), NOT_HEARD_YET);
}

/** @throws {Refused} when one of them is refused; the others are agreed to */
async function agree(doors: Doors, appraiserId: string, waiting: readonly object[]): Promise<void> {
  const path = '/api/target-setting/plans/agreements';
  const { plans } = await doors.call<Agreements>('POST', path, { plans: waiting }, appraiserId);
  for (const { planId, errors: [error] = [] } of plans)
    if (error) throw new Refused(409, { code: error.code, detail: error.message }, `Agreeing to plan ${planId}`);
}

/** Who has an agreed plan already. */
async function agreedIn(doors: Doors, year: number): Promise<ReadonlySet<string>> {
  const plans = await doors.all<{ employeeId: string }>(`/api/target-setting/plans?year=${year}&status=AGREED`);
  return new Set(plans.map(({ employeeId }) => employeeId));
}
