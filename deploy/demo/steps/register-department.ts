import { DEPARTMENT } from '../city.js';
import { there } from '../scene.js';
import type { Step } from '../stage.js';
import type { Personnel } from './import-personnel.js';

export interface Registered {
  readonly topic: string;
}

/** The answer says that the unit is known, which service-metrics learns from personnel's events alone. */
export const registerDepartment: Step<[Personnel], Registered> = {
  name: 'department',
  proves: 'Service-metrics knows the unit from personnel’s events and gives it a topic of its own.',
  services: ['service-metrics'],
  run: async ({ gateway, until }) => {
    await until(() => gateway.put(`/api/service-metrics/departments/${DEPARTMENT}`, {}));
    const registered = await until(async () => {
      const departments = await gateway.get<(Registered & { unitCode: string })[]>('/api/service-metrics/departments');
      return there(
        departments.find(({ unitCode }) => unitCode === DEPARTMENT),
        'Disdukcapil is not in the list of departments',
      );
    });
    return { value: registered, found: `its events are read from ${registered.topic}` };
  },
};
