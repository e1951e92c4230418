import { ANY_DEPARTMENT, catalogue, departmentTopic, EmployeeRecorded, UnitRecorded } from '#contracts';
import type { ServiceDefinition } from '#platform';
import { appraisal } from '../../../apps/appraisal/src/service.js';
import { development } from '../../../apps/development/src/service.js';
import { rewards } from '../../../apps/rewards/src/service.js';
import { serviceMetrics } from '../../../apps/service-metrics/src/service.js';
import { subscriptions } from '../../../apps/subscriptions/src/service.js';
import { targetSetting } from '../../../apps/target-setting/src/service.js';
import { eventually } from './eventually.js';
import { AS_ADMINISTRATOR, startService, type TestService } from './service.js';

const DEPARTMENT = 'disdukcapil';

/** The example of a realisation names a plan that only target-setting itself could have made: its own spec sends one that is. */
const REFUSED_BY_RULE: Readonly<Record<string, readonly string[]>> = { 'target-setting': ['UNKNOWN_PLAN'] };

const consumers = [targetSetting, appraisal, rewards, serviceMetrics, development, subscriptions({})] as const;

describe.each(consumers.map((definition) => [definition.name, definition] as const))(
  '%s',
  (name, definition: ServiceDefinition) => {
    let service: TestService;

    beforeAll(async () => {
      service = await startService(definition, { departments: [DEPARTMENT] });
    });
    afterAll(() => service.stop());

    const told = async (door: string): Promise<{ code: string | null }[]> =>
      (await service.http.get<{ code: string | null }[]>(`/messaging/${door}`)).body;

    const allTaken = () =>
      eventually(async () => {
        const { body } = await service.http.get<{ lag: number }[]>('/messaging/lag');
        expect(body.length).toBeGreaterThan(0);
        expect(body.filter(({ lag }) => lag > 0)).toEqual([]);
      });

    it('accepts the example of every event that it reads, and passes over the others', async () => {
      await service.given(UnitRecorded, UnitRecorded.example);
      await service.given(EmployeeRecorded, EmployeeRecorded.example);
      await allTaken();
      if (name === 'service-metrics') {
        expect((await service.http.put(`/departments/${DEPARTMENT}`, {}, AS_ADMINISTRATOR)).status).toBe(200);
      }
      for (const contract of catalogue().values()) {
        const topic = contract.topic === ANY_DEPARTMENT ? departmentTopic(DEPARTMENT) : contract.topic;
        await service.given(contract, contract.example, { topic });
      }
      await allTaken();
      expect(await told('waiting')).toEqual([]);
      expect((await told('parked')).map(({ code }) => code)).toEqual(REFUSED_BY_RULE[name] ?? []);
    });
  },
);
