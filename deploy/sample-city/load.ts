import { setTimeout as delay } from 'node:timers/promises';
import type { Progress } from '../local/progress.js';
import { composeCity } from './city.js';
import { Doors, Refused } from './doors.js';
import { agreedIn, loadPlans } from './load-plans.js';
import { loadPersonnel } from './load-personnel.js';
import { DISDUKCAPIL } from './units.js';

const YEAR = 2025;
const HEARD_WITHIN_MS = 60_000;

/** The sample city with its plans for 2025 and Disdukcapil as a department that sends events. Quick when it is there. */
export async function loadSampleCity(options: { gatewayUrl: string; seed: number; progress: Progress }): Promise<void> {
  const { gatewayUrl, seed, progress } = options;
  const doors = new Doors(gatewayUrl);
  const city = composeCity(seed);
  const appraisable = city.employees.length - 1;
  const there = await progress.step('Look for the sample city', () => agreedIn(doors, YEAR));
  if (there.size >= appraisable) return;
  const directory = await loadPersonnel({ gatewayUrl, city, progress });
  await progress.step('Register Disdukcapil as a department', () => registerDepartment(doors));
  await loadPlans({ gatewayUrl, city, directory, year: YEAR, progress });
}

/** Personnel's event about the unit may still be on its way to service-metrics. */
async function registerDepartment(doors: Doors): Promise<void> {
  const deadline = Date.now() + HEARD_WITHIN_MS;
  for (;;) {
    try {
      await doors.call('PUT', `/api/service-metrics/departments/${DISDUKCAPIL}`, {});
      return;
    } catch (error) {
      if (!(error instanceof Refused) || Date.now() > deadline) throw error;
      await delay(250);
    }
  }
}
