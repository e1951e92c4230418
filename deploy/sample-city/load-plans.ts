import { setTimeout as delay } from 'node:timers/promises';
import { Doors, Refused } from './doors.js';
import type { Directory, Listed, LoadOptions } from './load-personnel.js';
import { planOf } from './plans.js';
import type { PositionRow } from './rows.js';

export interface PlansOptions extends LoadOptions {
  readonly directory: Directory;
  readonly year: number;
  /** Only those who work in these units; the whole city when left out. */
  readonly unitCodes?: readonly string[];
}

interface Proposed {
  readonly planId: string;
  readonly waitingVersion: number | null;
}

const AT_ONCE = 16;
/** Personnel's events may still be on their way to target-setting. */
const HEARD_WITHIN_MS = 60_000;
const ASK_AGAIN_MS = 250;

/** Each employee proposes his plan and his appraiser agrees. Goes on where an earlier run was interrupted. */
export async function loadPlans(options: PlansOptions): Promise<{ planned: number }> {
  const { city, directory, unitCodes, year, progress } = options;
  const doors = new Doors(options.gatewayUrl);
  const posts = new Map(city.positions.map((position) => [position.code, position]));
  const inScope = ({ positionCode }: Listed) =>
    unitCodes === undefined || unitCodes.includes(posts.get(positionCode)?.unitCode ?? '');
  return progress.step(`Agree on performance plans for ${year}`, async (note) => {
    const agreed = await agreedIn(doors, year);
    const open = directory.employees.filter(
      (employee) => employee.appraiserId !== null && inScope(employee) && !agreed.has(employee.employeeId),
    );
    let done = 0;
    const queue = open.values();
    const desk = async (): Promise<void> => {
      for (const employee of queue) {
        await plan(doors, employee, posts.get(employee.positionCode), year);
        done += 1;
        if (done % 50 === 0) note(`${done} of ${open.length}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, desk));
    return { planned: done };
  });
}

async function plan(doors: Doors, employee: Listed, post: PositionRow | undefined, year: number): Promise<void> {
  if (!post || employee.appraiserId === null) return;
  const { employeeId, appraiserId } = employee;
  const proposal = planOf(post, year);
  const proposed = await onceHeard(() =>
    doors.call<Proposed>('POST', '/api/target-setting/plans', proposal, employeeId),
  );
  if (proposed.waitingVersion === null) return;
  const agreement = { version: proposed.waitingVersion };
  await onceHeard(() =>
    doors.call('POST', `/api/target-setting/plans/${proposed.planId}/agree`, agreement, appraiserId),
  );
}

/** Who has an agreed plan already. */
export async function agreedIn(doors: Doors, year: number): Promise<Set<string>> {
  const plans = await doors.all<{ employeeId: string }>(`/api/target-setting/plans?year=${year}&status=AGREED`);
  return new Set(plans.map(({ employeeId }) => employeeId));
}

const NOT_HEARD_YET = new Set(['EMPLOYEE_UNKNOWN', 'NO_APPRAISER', 'NOT_THE_APPRAISER']);

async function onceHeard<T>(call: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + HEARD_WITHIN_MS;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const mayCome = error instanceof Refused && (error.status === 503 || NOT_HEARD_YET.has(error.problem.code ?? ''));
      if (!mayCome || Date.now() > deadline) throw error;
      await delay(ASK_AGAIN_MS);
    }
  }
}
