import { impressions, depart, followSuggestion, formOf, type Marks } from '../appraising.js';
import { type Problem, Refused } from '../../sample-city/doors.js';
import { must, type Scene, there } from '../scene.js';
import type { Step } from '../stage.js';
import type { Evidence } from './gather-evidence.js';
import type { Personnel } from './import-personnel.js';
import type { Period } from './open-period.js';

export const refuseBadRating: Step<[Personnel, Period, Evidence], null> = {
  name: 'refusals',
  proves: 'Refused: departing from evidence without a reason, typing a predicate, rating oneself.',
  services: ['appraisal'],
  run: async (scene, { cast }, { appraisals }) => {
    const { employeeId } = cast.slow;
    const form = await formOf(scene.gateway, there(appraisals.get(employeeId), 'the slow officer has no draft'));
    const impression = there(impressions(cast, scene.seed).get(employeeId), 'nobody has an impression of him');
    const marks = followSuggestion(form, impression);
    const refusal = (body: object, actor: string) => refusalOf(scene, `${form.id}/rating`, body, actor);
    const typed = await refusal({ ...marks, predicate: 'SANGAT_BAIK' }, form.appraiserId);
    const oneself = await refusal(marks, employeeId);
    const unreasoned = await refusal(generous(marks), form.appraiserId);
    must(typed.status === 400, `a typed predicate answered ${typed.status}`);
    must(oneself.status === 403, `rating oneself answered ${oneself.status}`);
    const why = reasonNeeded(unreasoned.problem);
    return { value: null, found: `${unreasoned.status} ${why.field ?? ''}: “${why.message}”` };
  },
};

/** What an appraiser with a soft heart would write. */
const generous = (marks: Marks): Marks => depart(marks, 'SESUAI_EKSPEKTASI');

const refusalOf = async ({ gateway }: Scene, path: string, body: object, actor: string): Promise<Refused> => {
  try {
    await gateway.put(`/api/appraisal/appraisals/${path}`, body, actor);
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
  throw new Error('a rating that breaks the rules was accepted');
};

const reasonNeeded = ({ errors = [] }: Problem) =>
  there(
    errors.find(({ code }) => code === 'REASON_NEEDED'),
    'the refusal does not ask for a reason',
  );
