import { loadPlans } from '../../sample-city/index.js';
import { SERVICE, YEAR } from '../city.js';
import { inParallel } from '../../sample-city/in-parallel.js';
import { must, type Scene } from '../scene.js';
import type { Step } from '../stage.js';
import type { Personnel } from './import-personnel.js';

interface PlanLine {
  readonly planId: string;
  readonly employeeId: string;
}

/** Plan id by employee. */
export type Plans = ReadonlyMap<string, string>;

export const agreePlans: Step<[Personnel], Plans> = {
  name: 'plans',
  proves: 'Employees propose plans (SKP) for 2025 and their appraisers agree; officers promise 24 hours.',
  services: ['target-setting'],
  run: async (scene, { city, directory, cast }) => {
    const { gateway, progress, trigger, until } = scene;
    await until(() => gateway.get(`/api/target-setting/plans?year=${YEAR}`));
    const { unitCodes, people, officers } = cast.department;
    await loadPlans({ gatewayUrl: gateway.address, city, directory, year: YEAR, unitCodes, progress });
    trigger.pull();
    const plans = await until(async () => {
      const agreed = await agreedPlans(scene, cast.department.unitIds);
      const missing = people.filter(({ employeeId }) => !agreed.has(employeeId));
      must(missing.length === 0, `${missing.length} of ${people.length} employees have no agreed plan`);
      return agreed;
    });
    const promises = await inParallel(officers, ({ employeeId }) => promiseOf(scene, plans.get(employeeId) ?? ''));
    return { value: plans, found: `${plans.size} plans are agreed; at the counter: ${promises[0] ?? ''}` };
  },
};

const agreedPlans = async ({ gateway }: Scene, unitIds: readonly string[]): Promise<Plans> => {
  const pages = await inParallel(unitIds, (unitId) =>
    gateway.all<PlanLine>(`/api/target-setting/plans?year=${YEAR}&status=AGREED&unitId=${unitId}`),
  );
  return new Map(pages.flat().map(({ employeeId, planId }) => [employeeId, planId]));
};

export interface Indicator {
  readonly indicatorId: string;
  readonly description: string;
  readonly target: { readonly comparison: string; readonly value: number; readonly unit: string };
  readonly measurement: {
    readonly serviceCode: string;
    readonly measure: string;
    readonly withinHours: number | null;
  } | null;
  /** Of the year and its quarters; a null value is "belum ada data". */
  readonly evidence: readonly { readonly period: string; readonly value: number | null; readonly count: number }[];
}

interface Plan {
  readonly inForce: { readonly results: readonly { readonly indicators: readonly Indicator[] }[] } | null;
}

/** The indicator of an officer's plan that asks for birth certificates within 24 hours. @throws NotSeen */
export const within24Hours = async ({ gateway }: Pick<Scene, 'gateway'>, planId: string): Promise<Indicator> => {
  const { inForce } = await gateway.get<Plan>(`/api/target-setting/plans/${planId}`);
  const found = (inForce?.results ?? [])
    .flatMap(({ indicators }) => indicators)
    .find(({ measurement }) => measurement?.serviceCode === SERVICE && measurement.withinHours === 24);
  must(found !== undefined, 'an officer’s plan has no indicator for birth certificates within 24 hours');
  return found;
};

const promiseOf = async (scene: Scene, planId: string): Promise<string> => {
  const { description, target } = await within24Hours(scene, planId);
  return `“${description}”, at least ${target.value} ${target.unit}`;
};
