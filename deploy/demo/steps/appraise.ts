import { impressions, followSuggestion, type Form, formOf } from '../appraising.js';
import { inParallel } from '../../sample-city/in-parallel.js';
import { must, type Scene, there } from '../scene.js';
import type { Step } from '../stage.js';
import { countsOf } from '../told.js';
import type { Personnel } from './import-personnel.js';
import { type AppraisalLine, appraisalsIn, type Period } from './open-period.js';

/** Of each employee, as appraisal knows them when all are final. */
export type Appraised = readonly AppraisalLine[];

export const appraise: Step<[Personnel, Period], Appraised> = {
  name: 'appraisals',
  proves: 'Appraisers rate and sign, employees acknowledge; the predicate follows from the nine cells.',
  services: ['appraisal'],
  run: async (scene, { cast }, { id, appraisals }) => {
    const impressionOf = impressions(cast, scene.seed);
    let done = 0;
    await inParallel([...appraisals], async ([employeeId, appraisalId]) => {
      const form = await formOf(scene.gateway, appraisalId);
      await complete(
        scene,
        form,
        followSuggestion(form, there(impressionOf.get(employeeId), 'nobody has an impression of him')),
      );
      done += 1;
      scene.note(`${done} of ${appraisals.size}`);
    });
    const lines = await scene.until(async () => {
      const all = await appraisalsIn(scene, id, cast.department.unitIds);
      const open = all.filter(({ state }) => state !== 'ACKNOWLEDGED');
      must(open.length === 0, `${open.length} of ${all.length} appraisals are not final`);
      return all;
    });
    return {
      value: lines,
      found: `${lines.length} appraisals are final: ${countsOf(lines.map(({ predicate }) => predicate))}`,
    };
  },
};

/** As two people do it: the appraiser rates and signs, then the employee acknowledges. What the mayor signs is final at once. */
const complete = async ({ gateway }: Scene, form: Form, marks: object): Promise<void> => {
  const path = `/api/appraisal/appraisals/${form.id}`;
  await gateway.put(`${path}/rating`, marks, form.appraiserId);
  const { state } = await gateway.post<Pick<Form, 'state'>>(`${path}/sign`, {}, form.appraiserId);
  if (state === 'SIGNED') await gateway.post(`${path}/acknowledge`, {}, form.employeeId);
};
