import type { Progress } from '../local/progress.js';
import { composeCity } from './city.js';
import { Doors } from './doors.js';
import { loadPersonnel } from './load-personnel.js';
import { loadPlans } from './load-plans.js';
import { patiently } from './patience.js';
import { DISDUKCAPIL, units } from './units.js';

export interface SampleCityOptions {
  readonly gatewayUrl: string;
  /** City IT's. */
  readonly administratorToken: string;
  readonly seed: number;
  readonly progress: Progress;
}

const YEAR = 2025;

/**
 * The sample city with everybody's plan for 2025, and Disdukcapil as a department that sends service events. Once that is
 * done a further call changes nothing; after an interruption it does the rest. Where another city is, that stays alone.
 * @throws ExpectedFailure in the words of the service that refuses
 */
export async function loadSampleCity({
  gatewayUrl,
  administratorToken,
  seed,
  progress,
}: SampleCityOptions): Promise<void> {
  const doors = new Doors(gatewayUrl);
  const isNeeded = await progress.step('Look for the sample city', async (note) => {
    const found = await lookFor(doors);
    note(FOUND[found]);
    return found === 'NOT_WHOLE';
  });
  if (!isNeeded) return;
  const city = composeCity(seed);
  const directory = await loadPersonnel({ gatewayUrl, administratorToken, city, progress });
  await loadPlans({ gatewayUrl, city, directory, year: YEAR, progress });
  const door = `/api/service-metrics/departments/${DISDUKCAPIL}`;
  // Last of all, since it is the sign that everything is there.
  await progress.step('Register Disdukcapil as a department', () =>
    patiently(() => doors.call('PUT', door, {}, { bearer: administratorToken }), ['UNIT_UNKNOWN']),
  );
}

const FOUND = {
  WHOLE: 'it is here',
  NOT_WHOLE: 'it is to be loaded',
  OTHER: 'another city is here',
} as const;

interface Coded {
  readonly code: string;
}

/** Rows are not compared: what people have changed since then is theirs. */
async function lookFor(doors: Doors): Promise<keyof typeof FOUND> {
  const departments = await patiently(() =>
    doors.call<{ unitCode: string }[]>('GET', '/api/service-metrics/departments'),
  );
  if (departments.some(({ unitCode }) => unitCode === DISDUKCAPIL)) return 'WHOLE';
  const { items } = await patiently(() => doors.call<{ items: Coded[] }>('GET', '/api/personnel/units'));
  const ours = new Set(units().map(({ code }) => code));
  return items.every(({ code }) => ours.has(code)) ? 'NOT_WHOLE' : 'OTHER';
}
