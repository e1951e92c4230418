import { countsOf } from '../told.js';
import { must, type Scene } from '../scene.js';
import type { Step } from '../stage.js';
import type { Appraised } from './appraise.js';
import type { Personnel } from './import-personnel.js';

export interface Assignment {
  readonly employeeId: string;
  readonly kind: string;
  readonly need: string;
  readonly state: string;
}

export const assignments = ({ gateway }: Pick<Scene, 'gateway'>): Promise<Assignment[]> =>
  gateway.all<Assignment>('/api/development/assignments?state=OPEN');

const POOR: readonly (string | null)[] = ['BUTUH_PERBAIKAN', 'KURANG', 'SANGAT_KURANG'];

export const assignTraining: Step<[Personnel, Appraised], null> = {
  name: 'training',
  proves: 'By itself: a value below expectation or a poor predicate leads to training or coaching.',
  services: ['development'],
  run: async (scene, { cast }, appraised) => {
    const { employeeId: brusque } = cast.brusque;
    const inNeed = [brusque, ...appraised.filter(({ predicate }) => POOR.includes(predicate)).map(idOf)];
    const made = await scene.until(async () => {
      const all = await assignments(scene);
      const missing = inNeed.filter((id) => !all.some(({ employeeId }) => employeeId === id));
      must(missing.length === 0, `${missing.length} of ${inNeed.length} employees in need have no assignment`);
      return all;
    });
    const his = made.find(({ employeeId, need }) => employeeId === brusque && need === 'BP');
    must(his !== undefined, 'the officer whose manner was below expectation has no assignment for it');
    return {
      value: null,
      found: `${made.length} assignments: ${countsOf(made.map(({ kind, need }) => `${kind} ${need}`))}; ${cast.brusque.name}: ${his.kind} for BP (Berorientasi Pelayanan)`,
    };
  },
};

const idOf = ({ employeeId }: { readonly employeeId: string }): string => employeeId;
