import type { Platform } from '../../local/platform.js';
import { atTheCounter } from '../cast.js';
import { DEPARTMENT } from '../city.js';
import { send, type Work, workOf } from '../department/department.js';
import { BROKEN_KEY } from '../department/traffic.js';
import { there } from '../scene.js';
import type { Step } from '../stage.js';
import type { Personnel } from './import-personnel.js';
import type { Registered } from './register-department.js';

export const sendEvents = (topicPrefix: string): Step<[Platform, Personnel, Registered], Work> => ({
  name: 'service-events',
  proves: 'The department’s own system sends its events to Kafka, shuffled and some of them twice.',
  services: ['service-metrics'],
  run: async ({ gateway, note, seed, trigger, until }, { kafkaBrokers }, { cast }, { topic, account }) => {
    const work = workOf(atTheCounter(cast, seed), seed);
    note(`${work.messages.length} messages`);
    await send(work.messages, { brokers: kafkaBrokers.split(','), topic: topicPrefix + topic, account });
    trigger.pull();
    const last = there(
      work.messages.findLast(({ key }) => key !== BROKEN_KEY),
      'nothing was sent',
    );
    await until(() => gateway.get(`/api/service-metrics/requests/${DEPARTMENT}/${last.key}`));
    return {
      value: work,
      found: `${work.messages.length} messages of ${work.requests} requests for birth certificates; ${last.key}, which was sent last, has been taken in`,
    };
  },
});
