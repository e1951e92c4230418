import type { Predicate } from '#civil-service';
import type { Platform } from '../../local/platform.js';
import { type Form, formOf } from '../appraising.js';
import { YEAR } from '../city.js';
import { inParallel } from '../../sample-city/in-parallel.js';
import { must, type Scene } from '../scene.js';
import type { Step } from '../stage.js';
import type { Plans } from './agree-plans.js';
import type { Evidence } from './gather-evidence.js';
import type { Personnel } from './import-personnel.js';

export interface Period {
  readonly id: string;
  /** Appraisal id by employee, of Disdukcapil. */
  readonly appraisals: ReadonlyMap<string, string>;
}

interface Opened {
  readonly id: string;
  readonly opened: number;
  readonly alreadyOpen: number;
}

export interface AppraisalLine {
  readonly id: string;
  readonly employeeId: string;
  readonly state: Form['state'];
  readonly predicate: Predicate | null;
}

/** All appraisals of the department in a period. */
export const appraisalsIn = async (
  { gateway }: Pick<Scene, 'gateway'>,
  periodId: string,
  unitIds: readonly string[],
): Promise<AppraisalLine[]> =>
  (
    await inParallel(unitIds, (unitId) =>
      gateway.all<AppraisalLine>(`/api/appraisal/appraisals?periodId=${periodId}&unitId=${unitId}`),
    )
  ).flat();

export const openPeriod: Step<[Platform, Personnel, Plans, Evidence | null], Period> = {
  name: 'period',
  proves: 'One call opens the year for the whole city; drafts show evidence and what it suggests.',
  services: ['appraisal'],
  run: async (scene, { administratorToken }, { cast }, _plans, evidence) => {
    const { people, unitIds, officers } = cast.department;
    const { gateway, until } = scene;
    const { id, opened, alreadyOpen } = await gateway.post<Opened>(
      '/api/appraisal/periods',
      { kind: 'ANNUAL', year: YEAR },
      { bearer: administratorToken },
    );
    const lines = await until(async () => {
      const drafts = await appraisalsIn(scene, id, unitIds);
      must(
        drafts.length === people.length,
        `${drafts.length} of Disdukcapil’s ${people.length} employees have a draft`,
      );
      return drafts;
    });
    const appraisals = new Map(lines.map((line) => [line.employeeId, line.id]));
    const forms = await until(() => inParallel([...appraisals.values()], (one) => drafted(scene, one)));
    if (evidence !== null) {
      await until(() =>
        inParallel(officers, async ({ employeeId }) =>
          showsEvidence(await formOf(gateway, appraisals.get(employeeId) ?? ''), evidence.get(employeeId) ?? null),
        ),
      );
    }
    const suggested = forms.filter(({ suggestion }) => suggestion.work !== null).length;
    return {
      value: { id, appraisals },
      found: `${opened + alreadyOpen} drafts in the city, ${forms.length} at Disdukcapil; for ${suggested} of them the evidence suggests a rating`,
    };
  },
};

const drafted = async ({ gateway }: Scene, id: string): Promise<Form> => {
  const form = await formOf(gateway, id);
  must(form.plan !== null, 'appraisal does not know all plans yet');
  return form;
};

const showsEvidence = ({ evidence }: Form, expected: number | null): void => {
  const values = (evidence.now?.indicators ?? []).map(({ value }) => value);
  const isShown = expected === null ? values.every((value) => value === null) : values.includes(expected);
  must(isShown, `a draft shows ${values.join(', ') || 'nothing'} where the plan has ${expected ?? 'nothing'}`);
};
