import type { Scenario } from '../scenario.js';
import { ROLES } from '../subject/roles.js';

const TIMES = 10;

export const instances: Scenario = {
  name: 'instances',
  proves: 'A second instance of each service joins and leaves under load, ten times, and takes nothing twice.',
  run: async ({ lanes: [lane], note }) => {
    for (let n = 1; n <= TIMES; n += 1) {
      note(`${n} of ${TIMES}`);
      const seconds = await Promise.all(ROLES.map((role) => lane.another(role)));
      await Promise.all(seconds.map((second) => second.process.stop()));
    }
    return [];
  },
};
