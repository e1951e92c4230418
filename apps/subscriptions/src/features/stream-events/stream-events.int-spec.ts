import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import {
  AppraisalCompleted,
  AppraisalCorrected,
  type DataOf,
  EmployeeRecorded,
  HistoryImported,
  PlanProposed,
  PlanReturned,
  UnitRecorded,
} from '#contracts';
import { eventually, startService, type TestService } from '#testing';
import { subscriptions } from '../../service.js';
import { type Appraisal, appraisal, appraisals, completed } from '../../testing/appraisals.js';
import { AS_ADMINISTRATOR, bearing, CONTACT, register, type TestDashboard } from '../../testing/registering.js';
import { type Reading, StreamReader } from '../../testing/stream-reader.js';

const MOST_OF_ONE = 4;
const SETTINGS = {
  STREAM_HEARTBEAT_MS: '200',
  STREAMS_MOST_OF_ONE: String(MOST_OF_ONE),
  STREAM_BUFFER_BYTES: '65536',
};

const UNIT = UnitRecorded.example;
const OTHER = { ...UNIT, unitId: '0b6f2f6e-6a57-4f6a-9c55-0f4a1c2d3e02', code: 'dinkes' };

let service: TestService;
const readers: StreamReader[] = [];

beforeAll(async () => {
  service = await startService(subscriptions(SETTINGS));
  for (const unit of [UNIT, OTHER]) await service.given(UnitRecorded, unit);
  await eventually(async () => {
    const [row] = await service.db.query<{ n: number }[]>('SELECT count(*)::int AS n FROM unit');
    expect(row?.n).toBe(2);
  });
});
afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.leave()));
});
afterAll(() => service.stop());

const listen = async ({ token }: TestDashboard, reading?: Reading): Promise<StreamReader> => {
  const reader = await StreamReader.open(service.http.url, token, reading);
  readers.push(reader);
  return reader;
};

const idsOf = ({ heard }: StreamReader): unknown[] => heard.map(({ data }) => data.data['appraisalId']);

const hear = (reader: StreamReader, expected: readonly Appraisal[]) =>
  eventually(() => {
    expect(idsOf(reader)).toHaveLength(expected.length);
    expect(idsOf(reader).sort()).toEqual(expected.map(({ appraisalId }) => appraisalId).sort());
  });

const isAscending = ({ heard }: StreamReader): boolean =>
  heard.every(({ id }, index) => index === 0 || id > (heard[index - 1]?.id ?? 0));

describe('a stream', () => {
  it('tells events as they come, as CloudEvents, each employee’s in their order', async () => {
    const reader = await listen(await register(service.http, { personalData: true }));
    const first = appraisal();
    await service.given(AppraisalCompleted, first, { time: new Date('2026-01-15T03:00:00.000Z'), sequence: 1 });
    const second = { ...first, revision: 2, previousPredicate: first.predicate };
    await service.given(AppraisalCorrected, second, { sequence: 2 });
    await eventually(() => expect(reader.heard).toHaveLength(2));
    expect(reader.heard[0]).toMatchObject({
      event: AppraisalCompleted.type,
      data: {
        specversion: '1.0',
        type: AppraisalCompleted.type,
        source: '/test/outside',
        subject: first.appraisalId,
        time: '2026-01-15T03:00:00.000Z',
        sequence: '1',
        datacontenttype: 'application/json',
        data: first,
      },
    });
    expect(reader.heard[1]?.data.data).toEqual(second);
    expect(isAscending(reader)).toBe(true);
    expect(reader.answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(reader.answer.headers.get('cache-control')).toBe('no-store');
    expect(reader.answer.headers.get('x-accel-buffering')).toBe('no');
  });

  it('begins now, or at the beginning when asked to', async () => {
    const dashboard = await register(service.http);
    const past = appraisals(3);
    await service.raw(completed(past));
    const fromStart = await listen(dashboard, { query: '?after=0' });
    await eventually(() => {
      expect(idsOf(fromStart)).toEqual(expect.arrayContaining(past.map(({ appraisalId }) => appraisalId)));
    });
    const fromNow = await listen(dashboard);
    const next = appraisal();
    await service.given(AppraisalCompleted, next);
    await hear(fromNow, [next]);
    await eventually(() => expect(idsOf(fromStart).at(-1)).toBe(next.appraisalId));
    expect(isAscending(fromStart)).toBe(true);
  });

  it('tells an event that is delivered twice once', async () => {
    const reader = await listen(await register(service.http));
    const [twice, after] = [appraisal(), appraisal()];
    const id = await service.given(AppraisalCompleted, twice);
    await service.given(AppraisalCompleted, twice, { id });
    await service.given(AppraisalCompleted, after);
    await hear(reader, [twice, after]);
  });

  it('tells only the types, units and periods that were asked for', async () => {
    const dashboard = await register(service.http);
    const quarter = appraisal({ period: { year: 2025, quarter: 1 }, unitId: OTHER.unitId });
    const year = appraisal({ period: { year: 2025, quarter: null } });
    const before = appraisal({ period: { year: 2024, quarter: null } });
    const wanted: readonly [string, readonly Appraisal[]][] = [
      ['?period=2025', [quarter, year]],
      ['?period=2025-Q1', [quarter]],
      [`?unit=${OTHER.code.toUpperCase()}`, [quarter]],
      [`?unit=${UNIT.unitId}&period=2024`, [before]],
    ];
    const listening = await Promise.all(wanted.map(([query]) => listen(dashboard, { query })));
    await service.raw(completed([quarter, year, before]));
    for (const [index, [, expected]] of wanted.entries()) {
      const reader = listening[index];
      if (reader) await hear(reader, expected);
    }
  });

  it('tells the units of its scopes alone, by the employee’s unit where the event has none', async () => {
    const eventTypes = [PlanReturned.type];
    const own = await listen(await register(service.http, { eventTypes, units: [OTHER.code] }));
    const all = await listen(await register(service.http, { eventTypes }));
    const [member, stranger] = [randomUUID(), randomUUID()];
    await service.given(EmployeeRecorded, { ...EmployeeRecorded.example, employeeId: member, unitId: OTHER.unitId });
    await eventually(async () => {
      expect(await service.db.query('SELECT 1 FROM employee WHERE employee_id = $1', [member])).toHaveLength(1);
    });
    const returned = (employeeId: string) => ({ ...PlanReturned.example, planId: randomUUID(), employeeId });
    const [ofStranger, ofMember] = [returned(stranger), returned(member)];
    await service.given(PlanReturned, ofStranger);
    await service.given(PlanReturned, ofMember);
    await eventually(() => expect(all.heard).toHaveLength(2));
    await eventually(() => expect(own.heard.map(({ data }) => data.data['planId'])).toEqual([ofMember.planId]));
  });

  it('names no employee without the scope for personal data', async () => {
    const eventTypes = [AppraisalCompleted.type, HistoryImported.type];
    const nameless = await listen(await register(service.http, { eventTypes }));
    const named = await listen(await register(service.http, { eventTypes, personalData: true }));
    const [employeeId, appraiserId] = [randomUUID(), randomUUID()];
    await service.given(AppraisalCompleted, appraisal({ employeeId, appraiserId }));
    await service.given(HistoryImported, { ...HistoryImported.example, employeeId });
    for (const reader of [nameless, named]) await eventually(() => expect(reader.heard).toHaveLength(2));
    expect(named.bytes).toContain(employeeId);
    expect(named.bytes).toContain(appraiserId);
    expect(nameless.bytes).not.toContain(employeeId);
    expect(nameless.bytes).not.toContain(appraiserId);
    expect(nameless.heard.map(({ data }) => data.data['predicate'])).toEqual(['BAIK', 'BAIK']);
    await nameless.leave();
    const again = await listen(await register(service.http, { eventTypes }), { query: '?after=0' });
    await eventually(() => expect(again.heard.length).toBeGreaterThan(2));
    expect(again.bytes).not.toContain(employeeId);
  });

  it('is resumed by the last event’s id with nothing missed and nothing doubled, while events keep coming', async () => {
    const dashboard = await register(service.http);
    const sent = appraisals(300);
    let reader = await listen(dashboard);
    const sending = (async () => {
      for (let at = 0; at < sent.length; at += 5) await service.raw(completed(sent.slice(at, at + 5)));
    })();
    const heard: StreamReader['heard'] = [];
    let resumed = 0;
    while (heard.length < sent.length) {
      const least = Math.min(20, sent.length - heard.length);
      await eventually(() => expect(reader.heard.length).toBeGreaterThanOrEqual(least));
      await reader.leave();
      heard.push(...reader.heard);
      reader = await listen(dashboard, { lastEventId: heard.at(-1)?.id });
      resumed += 1;
    }
    await sending;
    expect(resumed).toBeGreaterThan(3);
    const ids = heard.map(({ data }) => data.data['appraisalId']);
    expect(ids).toHaveLength(sent.length);
    expect(new Set(ids)).toEqual(new Set(sent.map(({ appraisalId }) => appraisalId)));
    expect(heard.every(({ id }, index) => index === 0 || id > (heard[index - 1]?.id ?? 0))).toBe(true);
    expect(reader.heard).toEqual([]);
  });

  it('is kept awake by heartbeats', async () => {
    const reader = await listen(await register(service.http));
    await eventually(() => expect(reader.comments.filter((comment) => comment === ': heartbeat').length).toBe(2));
  });
});

describe('a stream ends', () => {
  it('when its credential is revoked, and is not given again', async () => {
    const dashboard = await register(service.http);
    const reader = await listen(dashboard);
    const path = `/dashboards/${dashboard.dashboardId}/credentials/${dashboard.credentialId}`;
    expect((await service.http.delete(path, AS_ADMINISTRATOR)).status).toBe(204);
    await reader.ended;
    await service.given(AppraisalCompleted, appraisal());
    expect(reader.comments).toContain(': revoked');
    expect(reader.heard).toEqual([]);
    expect((await service.http.get('/events', bearing(dashboard.token))).status).toBe(401);
  });

  it('when another instance has revoked its credential', async () => {
    const dashboard = await register(service.http);
    const reader = await listen(dashboard);
    await service.db.query('UPDATE credential SET revoked_at = now() WHERE credential_id = $1', [
      dashboard.credentialId,
    ]);
    await reader.ended;
    expect(reader.comments).toContain(': revoked');
  });

  it('when its dashboard gets other scopes', async () => {
    const dashboard = await register(service.http);
    const reader = await listen(dashboard);
    const scopes = { contact: CONTACT, eventTypes: [PlanProposed.type] };
    await service.http.put(`/dashboards/${dashboard.dashboardId}`, scopes, AS_ADMINISTRATOR);
    await reader.ended;
    const { status, body } = await service.http.get(
      `/events?type=${AppraisalCompleted.type}`,
      bearing(dashboard.token),
    );
    expect([status, body]).toMatchObject([403, { code: 'TYPE_OUTSIDE_SCOPE' }]);
  });

  it('when its reader takes too slowly, while others hear everything', async () => {
    const dashboard = await register(service.http, { eventTypes: [PlanProposed.type] });
    const quick = await listen(dashboard);
    const { hostname, port } = new URL(service.http.url);
    const slow = connect(Number(port), hostname);
    // Nothing is ever read from it.
    slow.on('error', () => undefined);
    slow.write(`GET /events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${dashboard.token}\r\n\r\n`);
    await eventually(async () => expect(await metric('teladan_streams_open')).toBeGreaterThanOrEqual(2));
    const plans = Array.from({ length: 40 }, largePlan);
    for (const plan of plans) await service.given(PlanProposed, plan);
    await eventually(async () => expect(await metric('teladan_streams_ended_total', 'reason="slow"')).toBe(1));
    await eventually(() => {
      expect(new Set(quick.heard.map(({ data }) => data.data['planId']))).toEqual(
        new Set(plans.map(({ planId }) => planId)),
      );
    });
    slow.destroy();
  });
});

describe('a stream is refused', () => {
  it.each([
    ['', 401, 'CREDENTIAL_REQUIRED'],
    ['?type=nonsense', 401, 'CREDENTIAL_REQUIRED'],
  ])('without a credential, whatever is asked for: %j', async (query, status, code) => {
    const answer = await service.http.get(`/events${query}`);
    expect([answer.status, answer.body]).toMatchObject([status, { code }]);
  });

  it.each([
    [`?type=${PlanProposed.type}`, 403, 'TYPE_OUTSIDE_SCOPE'],
    [`?unit=${OTHER.code}`, 403, 'UNIT_OUTSIDE_SCOPE'],
    ['?unit=dinas-sihir', 422, 'UNKNOWN_UNIT'],
    ['?type=nonsense', 400, 'INVALID_INPUT'],
    ['?period=2025-Q5', 400, 'INVALID_INPUT'],
    ['?period=2025&period=2024', 400, 'INVALID_INPUT'],
    ['?after=-1', 400, 'INVALID_INPUT'],
    ['?after=999999999', 400, 'INVALID_POSITION'],
    ['?since=yesterday', 400, 'INVALID_INPUT'],
  ])('for %s', async (query, status, code) => {
    const { token } = await register(service.http, { units: [UNIT.code] });
    const answer = await service.http.get(`/events${query}`, bearing(token));
    expect([answer.status, answer.body]).toMatchObject([status, { code }]);
  });

  it.each(['999999999', '-1', 'abc', '1e3', '0x10', '9'.repeat(30)])('for the last event’s id %s', async (id) => {
    const { token } = await register(service.http);
    const headers = { ...bearing(token).headers, 'last-event-id': id };
    const answer = await service.http.get('/events', { headers });
    expect([answer.status, answer.body]).toMatchObject([400, { code: 'INVALID_POSITION' }]);
  });

  it('when the dashboard has too many already, until one of them ends', async () => {
    const dashboard = await register(service.http);
    const open = await Promise.all(Array.from({ length: MOST_OF_ONE }, () => listen(dashboard)));
    const answer = await service.http.get('/events', bearing(dashboard.token));
    expect([answer.status, answer.body]).toMatchObject([429, { code: 'TOO_MANY_STREAMS' }]);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    await open[0]?.leave();
    await eventually(() => listen(dashboard));
  });

  it('in no way by HEAD, which tells the kind and leaves nothing open', async () => {
    const { token } = await register(service.http);
    const open = await metric('teladan_streams_open');
    const answer = await fetch(`${service.http.url}/events`, { method: 'HEAD', headers: bearing(token).headers ?? {} });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    expect(await metric('teladan_streams_open')).toBe(open);
  });
});

const metric = async (name: string, label = ''): Promise<number> => {
  const { body } = await service.http.get<string>('/metrics');
  const line = body.split('\n').find((each) => each.startsWith(`${name}{`) && each.includes(label));
  return Number(line?.split(' ').at(-1) ?? 0);
};

/** About 250 kB, which is as large as plans may be. */
const largePlan = (): DataOf<typeof PlanProposed> => {
  const [result] = PlanProposed.example.results;
  const [indicator] = result?.indicators ?? [];
  if (!result || !indicator) throw new Error('the example has no indicator');
  const indicators = Array.from({ length: 20 }, () => ({ ...indicator, description: 'x'.repeat(450) }));
  return {
    ...PlanProposed.example,
    planId: randomUUID(),
    employeeId: randomUUID(),
    results: Array.from({ length: 20 }, () => ({ ...result, indicators })),
  };
};
