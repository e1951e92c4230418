import { randomUUID } from 'node:crypto';
import {
  type Door,
  isForAdministratorsToLook,
  issueCredential,
  type ServiceDefinition,
  SERVICE_NAMES,
  type ServiceName,
} from '#platform';
import { appraisal } from '../../../apps/appraisal/src/service.js';
import { development } from '../../../apps/development/src/service.js';
import { gateway } from '../../../apps/gateway/src/service.js';
import { personnel } from '../../../apps/personnel/src/service.js';
import { rewards } from '../../../apps/rewards/src/service.js';
import { serviceMetrics } from '../../../apps/service-metrics/src/service.js';
import { subscriptions } from '../../../apps/subscriptions/src/service.js';
import { targetSetting } from '../../../apps/target-setting/src/service.js';
import { startService, type TestService } from './service.js';

const services: readonly ServiceDefinition[] = [
  ...[personnel, targetSetting, appraisal, rewards, serviceMetrics, development],
  subscriptions({}),
];

/** Shut by nothing of their own until people can sign in; the rules ask who acts, where somebody does. In production shut. */
const OPEN_UNTIL_SIGN_IN: Readonly<Partial<Record<ServiceName, readonly Door[]>>> = {
  // The employee proposes, his appraiser answers.
  'target-setting': [
    'POST /plans',
    'POST /plans/:planId/agree',
    'POST /plans/:planId/return',
    'POST /plans/agreements',
  ],
  // The appraiser rates and signs, the employee acknowledges, the appraiser or his superior corrects.
  appraisal: [
    'POST /appraisals/:id/acknowledge',
    'POST /appraisals/:id/corrections',
    'POST /appraisals/:id/sign',
    'PUT /appraisals/:id/rating',
  ],
  // Whoever trained or coached records it.
  development: ['POST /assignments/:id/complete'],
};

const partsOf = (door: Door) => {
  const [method = '', pattern = ''] = door.split(' ');
  return { method, path: pattern.replaceAll(/:\w+/g, randomUUID()).replace('*', 'file') };
};

interface Refusal {
  readonly status: number;
  readonly code: string | undefined;
}

const refusalAt = async (url: string, door: Door, headers: Record<string, string> = {}): Promise<Refusal> => {
  const { method, path } = partsOf(door);
  const hasBody = method !== 'GET' && method !== 'DELETE';
  const answer = await fetch(url + path, {
    method,
    headers: { ...(hasBody && { 'content-type': 'application/json' }), ...headers },
    ...(hasBody && { body: '{}' }),
  });
  const text = await answer.text();
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true;
  return { status: answer.status, code: isProblem ? (JSON.parse(text) as { code: string }).code : undefined };
};

it('every service that keeps something is looked at', () => {
  expect(services.map(({ name }) => name).sort()).toEqual(SERVICE_NAMES.filter((name) => name !== 'gateway').sort());
});

describe.each(services.map((definition) => [definition.name, definition] as const))(
  'the doors of %s',
  (name, definition) => {
    let service: TestService;
    let guarded: Door[];
    let others: Door[];

    beforeAll(async () => {
      service = await startService(definition);
      guarded = [];
      others = [];
      for (const door of service.doors) {
        const { code } = await refusalAt(service.http.url, door);
        (code === 'CREDENTIAL_REQUIRED' ? guarded : others).push(door);
      }
    });

    afterAll(() => service.stop());

    it('ask for a credential wherever something is changed, but where people act until they can sign in', () => {
      const open = others.filter((door) => !door.startsWith('GET ')).sort();
      expect(open).toEqual([...(OPEN_UNTIL_SIGN_IN[name] ?? [])].sort());
    });

    it('take neither a strange credential nor the word of an employee for one', async () => {
      const strange: Record<string, string>[] = [
        { authorization: 'Bearer wrong' },
        { authorization: `Bearer ${issueCredential().token}` },
        { authorization: 'Basic YTpi' },
        { 'x-acting-employee': randomUUID() },
      ];
      for (const door of guarded) {
        for (const headers of strange) {
          expect([door, await refusalAt(service.http.url, door, headers)]).toEqual([
            door,
            { status: 401, code: expect.stringMatching(/^CREDENTIAL_RE(FUS|QUIR)ED$/) as string },
          ]);
        }
      }
    });

    it('say in the documents which of them ask for one', async () => {
      interface Operation {
        readonly security?: readonly object[];
      }
      const { body } = await service.http.get<{ paths: Record<string, Record<string, Operation>> }>('/openapi.json');
      const documented = Object.entries(body.paths).flatMap(([path, operations]) =>
        Object.entries(operations)
          .filter(([, { security }]) => JSON.stringify(security) === '[{"bearer":[]}]')
          .map(([method]) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
      );
      expect(documented.sort()).toEqual([...guarded].sort());
    });

    it('are open in production, here and at the gateway, where they ask for one, and shut where not', () => {
      const { open } = gateway({});
      // The platform asks for city IT's token there, in production alone.
      const isLook = ({ method, path }: ReturnType<typeof partsOf>) => isForAdministratorsToLook(name)(path, method);
      const isOpen = (door: Door) => {
        const { method, path } = partsOf(door);
        return { door, here: definition.open?.(path, method) === true, gateway: open?.(`/api/${name}${path}`, method) };
      };
      expect(guarded.map(isOpen)).toEqual(guarded.map((door) => ({ door, here: true, gateway: true })));
      const rest = others.filter((door) => !/^GET \/(health|metrics|docs|openapi)/.test(door));
      const looks = rest.filter((door) => isLook(partsOf(door)));
      expect(looks.map(isOpen)).toEqual(looks.map((door) => ({ door, here: false, gateway: true })));
      const shut = rest.filter((door) => !looks.includes(door));
      expect(shut.map(isOpen)).toEqual(shut.map((door) => ({ door, here: false, gateway: false })));
    });
  },
);
