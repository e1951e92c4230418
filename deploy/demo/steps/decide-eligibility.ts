import { YEAR } from '../city.js';
import { must, type Scene, there } from '../scene.js';
import type { Step } from '../stage.js';
import type { Appraised } from './appraise.js';

interface Criterion {
  readonly code: string;
  readonly outcome: string;
  readonly evidence: string;
}

export interface Eligibility {
  readonly employeeId: string;
  readonly eligible: boolean;
  readonly criteria: readonly Criterion[];
  readonly appraisalRevision: number;
}

export const PROGRAMME = 'pegawai-teladan';

/** All decisions on Pegawai Teladan of the year, as they stand. */
export const eligibilityNow = ({ gateway }: Pick<Scene, 'gateway'>): Promise<Eligibility[]> =>
  gateway.all<Eligibility>(`/api/rewards/eligibility?programme=${PROGRAMME}&year=${YEAR}`);

export const decideEligibility: Step<[Appraised, null], readonly Eligibility[]> = {
  name: 'eligibility',
  proves: 'By itself: a completed appraisal decides on Pegawai Teladan, with a reason for each criterion.',
  services: ['rewards'],
  run: async (scene, appraised) => {
    const decisions = await scene.until(async () => {
      const decided = await eligibilityNow(scene);
      must(decided.length === appraised.length, `${decided.length} of ${appraised.length} are decided`);
      const judged = decided.every(({ criteria }) => criteria.every(({ outcome }) => outcome !== 'NO_DATA'));
      must(judged, 'a criterion is still without data');
      return decided;
    });
    const eligible = decisions.filter((decision) => decision.eligible);
    const no = decisions.find((decision) => !decision.eligible);
    must(eligible.length > 0, 'nobody is eligible');
    return {
      value: decisions,
      found: `${eligible.length} eligible, ${decisions.length - eligible.length} not; for example ${no === undefined ? 'nobody' : reasons(no)}`,
    };
  },
};

export const reasons = ({ criteria }: Pick<Eligibility, 'criteria'>): string =>
  criteria.map(({ code, outcome, evidence }) => `${code} ${outcome} (${evidence})`).join(', ');

/** The first of them who is eligible; simply the first while nobody knows who is. */
export const firstEligible = (decisions: readonly Eligibility[] | null, employeeIds: readonly string[]): string => {
  const eligible = new Set(decisions?.filter((decision) => decision.eligible).map(({ employeeId }) => employeeId));
  return there(
    employeeIds.find((id) => decisions === null || eligible.has(id)),
    'none of them is eligible',
  );
};
