import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { silentProgress } from '../local/progress.js';
import { type City, composeCity } from './city.js';
import { loadSampleCity } from './load.js';
import { loadPersonnel } from './load-personnel.js';
import { loadPlans } from './load-plans.js';

const city: City = {
  units: [{ code: 'kota', name: 'Kota', kind: 'KOTA', parentCode: null }],
  positions: [
    { code: 'walikota', title: 'Wali Kota', kind: 'KEPALA_DAERAH', unitCode: 'kota', reportsToCode: null },
    { code: 'kadis', title: 'Kadis', kind: 'JPT_PRATAMA', unitCode: 'kota', reportsToCode: 'walikota' },
    { code: 'staf', title: 'Staf', kind: 'PELAKSANA', unitCode: 'kota', reportsToCode: 'kadis' },
  ],
  employees: [
    { nip: null, name: 'A', status: 'PEJABAT_NEGARA', rank: null, positionCode: 'walikota' },
    { nip: '198609262015051001', name: 'B', status: 'PNS', rank: 'II/a', positionCode: 'staf' },
  ],
};

interface Call {
  readonly door: string;
  readonly actor: string | undefined;
  readonly token: string | undefined;
  readonly body: {
    readonly rows?: readonly { positionCode?: string; code?: string }[];
    readonly plans?: readonly { planId: string }[];
  };
}

const administratorToken = 'of-city-it';
const AGREE = 'POST /api/target-setting/plans/agreements';

type Answer = readonly [status: number, body: unknown];

/** Stands for the gateway; what `answers` does not tell is answered as by services in good order. */
class Gateway {
  readonly calls: Call[] = [];
  answers: (call: Call) => Answer | undefined = () => undefined;
  private readonly server: Server = createServer((request, response) => {
    void this.hear(request).then(([status, body]) => response.writeHead(status).end(JSON.stringify(body)));
  });

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  doors(): string[] {
    return this.calls.map(({ door }) => door);
  }

  private async hear(request: IncomingMessage): Promise<Answer> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const call: Call = {
      door: `${request.method} ${request.url?.split('?')[0]}`,
      actor: request.headers['x-acting-employee'] as string | undefined,
      token: request.headers.authorization,
      body: JSON.parse(Buffer.concat(parts).toString() || '{}') as Call['body'],
    };
    this.calls.push(call);
    return this.answers(call) ?? usual(call);
  }
}

const usual = ({ door, actor, body: { rows = [], plans = [] } }: Call): Answer => {
  if (door.endsWith('/import')) {
    const ids = rows.map(({ positionCode, code }, index) => ({ row: index + 1, id: `id-${positionCode ?? code}` }));
    return [200, { rows: ids }];
  }
  if (door === AGREE) return [200, { plans: plans.map(({ planId }) => ({ planId })) }];
  if (door.startsWith('GET')) return [200, { items: [], next: null }];
  return [200, { planId: `plan-of-${actor}`, waitingVersion: 1 }];
};

const problem = (status: number, code: string): Answer => [status, { code, detail: `says ${code}`, errors: [] }];

describe('loading the sample city', () => {
  let gateway: Gateway;
  let gatewayUrl: string;

  beforeEach(async () => {
    gateway = new Gateway();
    gatewayUrl = await gateway.open();
  });

  afterEach(() => gateway.close());

  const personnel = () => loadPersonnel({ gatewayUrl, administratorToken, city, progress: silentProgress });
  const plans = async () => {
    const directory = await personnel();
    return loadPlans({ gatewayUrl, city, directory, year: 2025, progress: silentProgress });
  };
  const all = () => loadSampleCity({ gatewayUrl, administratorToken, seed: 1, progress: silentProgress });

  it('knows everybody’s appraiser, past a post that is vacant', async () => {
    const { employees } = await personnel();
    expect(employees.map(({ employeeId, appraiserId }) => [employeeId, appraiserId])).toEqual([
      ['id-walikota', null],
      ['id-staf', 'id-walikota'],
    ]);
  });

  it('ends at a row that personnel rejects, and says which and why', async () => {
    gateway.answers = ({ door }) =>
      door.endsWith('employees/import')
        ? [
            200,
            {
              rows: [
                { row: 1, id: 'x' },
                { row: 2, errors: [{ field: '/nip', code: 'N', message: 'is wrong.' }] },
              ],
            },
          ]
        : undefined;
    await expect(personnel()).rejects.toThrow('Personnel rejected row 2 of employees: /nip is wrong.');
  });

  it('lets the employee propose and his appraiser agree to all of his at once', async () => {
    expect(await plans()).toEqual({ planned: 1 });
    const [proposal, agreement] = gateway.calls.slice(-2);
    expect(proposal).toMatchObject({ door: 'POST /api/target-setting/plans', actor: 'id-staf', body: { year: 2025 } });
    expect(agreement).toEqual({
      door: AGREE,
      actor: 'id-walikota',
      token: undefined,
      body: { plans: [{ planId: 'plan-of-id-staf', version: 1 }] },
    });
  });

  it('leaves alone who has an agreed plan', async () => {
    gateway.answers = ({ door }) =>
      door === 'GET /api/target-setting/plans' ? [200, { items: [{ employeeId: 'id-staf' }], next: null }] : undefined;
    expect(await plans()).toEqual({ planned: 0 });
  });

  it('waits while target-setting has not heard of the employee, or is away', async () => {
    const early = [problem(409, 'EMPLOYEE_UNKNOWN'), problem(503, 'SERVICE_AWAY')];
    gateway.answers = ({ door }) => (door === 'POST /api/target-setting/plans' ? early.shift() : undefined);
    expect(await plans()).toEqual({ planned: 1 });
  });

  it('ends at a refusal in the words of the service', async () => {
    gateway.answers = ({ door }) =>
      door === 'POST /api/target-setting/plans' ? problem(422, 'YEAR_OUT_OF_RANGE') : undefined;
    await expect(plans()).rejects.toThrow('/api/target-setting/plans answered 422: says YEAR_OUT_OF_RANGE');
  });

  it('ends at an agreement that is refused, and says to which plan', async () => {
    const plan = { planId: 'p', errors: [{ code: 'CHANGED_MEANWHILE', message: 'has changed.' }] };
    gateway.answers = ({ door }) => (door === AGREE ? [200, { plans: [plan] }] : undefined);
    await expect(plans()).rejects.toThrow('Agreeing to plan p answered 409: has changed.');
  });

  it('changes nothing where the city is, which its registered department shows', async () => {
    gateway.answers = ({ door }) => (door.endsWith('/departments') ? [200, [{ unitCode: 'disdukcapil' }]] : undefined);
    await all();
    expect(gateway.doors()).toEqual(['GET /api/service-metrics/departments']);
  });

  it('changes nothing where another city is', async () => {
    gateway.answers = ({ door }) => {
      if (door.endsWith('/departments')) return [200, []];
      return door.endsWith('/units') ? [200, { items: [{ code: 'kota-lain' }] }] : undefined;
    };
    await all();
    expect(gateway.doors().filter((door) => !door.startsWith('GET'))).toEqual([]);
  });

  it('registers the department last, so that an interrupted load is not taken for a whole one', async () => {
    const agreed = composeCity(1).positions.map(({ code }) => ({ employeeId: `id-${code}` }));
    gateway.answers = ({ door }) => {
      if (door === 'GET /api/service-metrics/departments') return [200, []];
      return door === 'GET /api/target-setting/plans' ? [200, { items: agreed, next: null }] : undefined;
    };
    await all();
    expect(gateway.doors().at(-1)).toBe('PUT /api/service-metrics/departments/disdukcapil');
    expect(gateway.doors()).toContain('POST /api/personnel/employees/import');
    const commands = gateway.calls.filter(({ door, actor }) => !door.startsWith('GET') && actor === undefined);
    expect(new Set(commands.map(({ token }) => token))).toEqual(new Set([`Bearer ${administratorToken}`]));
  });
});
