import { must } from '../scene.js';
import type { Step } from '../stage.js';
import type { Appraised } from './appraise.js';

interface Review {
  readonly employeeId: string;
  readonly predicate: string;
  readonly state: string;
}

const POOR: readonly (string | null)[] = ['KURANG', 'SANGAT_KURANG'];

export const openReviews: Step<[Appraised], null> = {
  name: 'reviews',
  proves: 'By itself: KURANG and SANGAT_KURANG open a review of the employee’s performance.',
  services: ['rewards'],
  run: async ({ gateway, until }, appraised) => {
    const poor = appraised.filter(({ predicate }) => POOR.includes(predicate));
    must(poor.length > 0, 'nobody was appraised so poorly');
    const reviews = await until(async () => {
      const open = await gateway.all<Review>('/api/rewards/reviews?state=OPEN');
      const reviewed = new Set(open.map(({ employeeId }) => employeeId));
      const isComplete = reviewed.size === poor.length && poor.every(({ employeeId }) => reviewed.has(employeeId));
      must(isComplete, `${reviewed.size} reviews are open where ${poor.length} must be`);
      return open;
    });
    return { value: null, found: `${reviews.length} open: ${reviews.map(({ predicate }) => predicate).join(', ')}` };
  },
};
