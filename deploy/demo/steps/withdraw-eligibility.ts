import { YEAR } from '../city.js';
import { must } from '../scene.js';
import type { Step } from '../stage.js';
import type { Corrected } from './correct-appraisal.js';
import { type Eligibility, PROGRAMME, reasons } from './decide-eligibility.js';

interface History extends Eligibility {
  readonly decisions: readonly Eligibility[];
}

export const withdrawEligibility: Step<[Corrected, readonly Eligibility[]], null> = {
  name: 'withdrawal',
  proves: 'By itself: the correction makes rewards decide again and withdraw an eligibility.',
  services: ['rewards'],
  run: async ({ gateway, until }, { employeeId }) => {
    const path = `/api/rewards/eligibility/${employeeId}/${PROGRAMME}/${YEAR}`;
    const decided = await until(async () => {
      const now = await gateway.get<History>(path);
      must(now.appraisalRevision === 2 && !now.eligible, 'the eligibility still stands');
      return now;
    });
    must(
      decided.decisions.some(({ eligible }) => eligible),
      'there was no eligibility to withdraw',
    );
    return { value: null, found: `decision ${decided.decisions.length}: not eligible, ${reasons(decided)}` };
  },
};
