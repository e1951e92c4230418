import type { Work } from '../department/department.js';
import { BROKEN_KEY } from '../department/traffic.js';
import { must, there } from '../scene.js';
import type { Step } from '../stage.js';

interface ParkedKey {
  readonly topic: string;
  readonly key: string;
  readonly code: string | null;
  readonly reason: string | null;
}

export const parkPoison: Step<[Work], null> = {
  name: 'parked',
  proves: 'A broken message is set aside with its reason; nothing is lost or waits behind it.',
  services: ['service-metrics'],
  run: async ({ gateway, until }) => {
    const parked = await until(async () => {
      const keys = await gateway.get<ParkedKey[]>('/api/service-metrics/messaging/parked');
      const found = there(
        keys.find(({ key }) => key === BROKEN_KEY),
        `the broken message of ${BROKEN_KEY} is not parked`,
      );
      must(keys.length === 1, `${keys.length} keys are parked`);
      return found;
    });
    return { value: null, found: `${parked.key}: ${parked.code ?? ''}, ${parked.reason ?? ''}` };
  },
};
