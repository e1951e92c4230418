import { composeCity, loadPersonnel, type Directory, type City } from '../../sample-city/index.js';
import type { Platform } from '../../local/platform.js';
import { type Cast, castOf } from '../cast.js';
import { DEPARTMENT, type Department, type Person } from '../city.js';
import { must, type Scene, there } from '../scene.js';
import type { Step } from '../stage.js';

export interface Personnel {
  readonly city: City;
  readonly directory: Directory;
  readonly cast: Cast;
}

interface Unit {
  readonly unitId: string;
  readonly code: string;
  readonly parentId: string | null;
}

export const importPersonnel: Step<[Platform], Personnel> = {
  name: 'personnel',
  proves: 'Personnel takes in a whole city: units, posts, and employees with NIP, rank and appraiser.',
  services: ['personnel'],
  run: async (scene, { administratorToken }) => {
    const { gateway, progress, seed, trigger } = scene;
    await scene.until(() => gateway.get('/api/personnel/units'));
    const city = composeCity(seed);
    const directory = await loadPersonnel({ gatewayUrl: gateway.address, administratorToken, city, progress });
    trigger.pull();
    const employees = await scene.until(() => everybody(scene, city.employees.length));
    const { items } = await gateway.get<{ items: Unit[] }>('/api/personnel/units');
    const department = departmentIn(items, employees);
    const cast = castOf(department, seed);
    await isComplete(scene, cast.slow);
    return {
      value: { city, directory, cast },
      found: `${items.length} units and ${employees.length} employees; ${department.people.length} of them at Disdukcapil, ${department.officers.length} of whom issue birth certificates`,
    };
  },
};

const everybody = async ({ gateway }: Scene, expected: number): Promise<Person[]> => {
  const employees = await gateway.all<Person>('/api/personnel/employees?active=true');
  must(employees.length === expected, `${employees.length} of ${expected} employees are there`);
  return employees;
};

interface Detail {
  readonly nip: string | null;
  readonly rank: string | null;
  readonly appraiserId: string | null;
  readonly appraiserSuperiorId: string | null;
}

const isComplete = async ({ gateway }: Scene, { employeeId }: Person): Promise<void> => {
  const { nip, rank, appraiserId, appraiserSuperiorId } = await gateway.get<Detail>(
    `/api/personnel/employees/${employeeId}`,
  );
  must(nip?.length === 18 && rank !== null, 'an officer has no NIP of 18 digits or no rank');
  must(appraiserId !== null && appraiserSuperiorId !== null, 'an officer has no appraiser, or nobody above that one');
};

const departmentIn = (units: readonly Unit[], employees: readonly Person[]): Department => {
  const top = there(
    units.find(({ code }) => code === DEPARTMENT),
    `there is no unit "${DEPARTMENT}"`,
  );
  const below = ({ unitId }: Unit): Unit[] => units.filter(({ parentId }) => parentId === unitId);
  const all = [top];
  for (const unit of all) all.push(...below(unit));
  const unitIds = all.map(({ unitId }) => unitId);
  const people = employees
    .filter(({ unitId }) => unitIds.includes(unitId))
    // Ids are new in every run; posts and names are the seed's.
    .sort((left, right) => (sorted(left) < sorted(right) ? -1 : 1));
  return {
    unitIds,
    unitCodes: all.map(({ code }) => code),
    people,
    officers: people.filter(({ positionCode }) => positionCode.startsWith(`${DEPARTMENT}.akta.`)),
  };
};

const sorted = ({ positionCode, name }: Person): string => `${positionCode} ${name}`;
