import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import {
  departmentTopic,
  type EventContract,
  RequestFinished,
  RequestReceived,
  RequestRejected,
  RequestResumed,
  RequestReturned,
  RequirementsCompleted,
  UnitRecorded,
} from '#contracts';
import { AS_ADMINISTRATOR, asMessage, eventually } from '#testing';
import { type BehindGateway, startBehindGateway } from '../../testing/behind-gateway.js';
import { Dashboards } from '../../testing/dashboards.js';

const HOUR = 3_600_000;
/** Noon in Sawahlunto on the last of March. */
const NOON = Date.parse('2025-03-31T05:00:00Z');

type Step = readonly [contract: EventContract, hour: number];

/** What happened to each, in hours from noon on 31 March; 24 hours are allowed. */
const STORIES: Readonly<Record<string, readonly Step[]>> = {
  'waits for papers': [[RequestReceived, -1]],
  'waits for papers that were sent for': [
    [RequestReceived, -99],
    [RequestReturned, -98],
  ],
  runs: [[RequirementsCompleted, -2]],
  'runs for too long, and to this day': [[RequirementsCompleted, -13]],
  'runs to the limit, to the minute': [[RequirementsCompleted, -12]],
  'ran until May': [
    [RequirementsCompleted, -100],
    [RequestFinished, 24 * 35],
  ],
  'was rejected the next morning': [
    [RequirementsCompleted, -5],
    [RequestRejected, 20],
  ],
  'stands after a day and a half': [
    [RequirementsCompleted, -50],
    [RequestReturned, -14],
  ],
  'stands in time, goes on in April and ends': [
    [RequirementsCompleted, -50],
    [RequestReturned, -40],
    [RequestResumed, 30],
    [RequestFinished, 31],
  ],
  'runs again, in time for all its age': [
    [RequirementsCompleted, -500],
    [RequestReturned, -499],
    [RequestResumed, 0],
  ],
  'ended before midnight': [
    [RequirementsCompleted, -20],
    [RequestFinished, 11.99],
  ],
  'ended long before': [
    [RequirementsCompleted, -2000],
    [RequestFinished, -1900],
  ],
  'began at midnight': [[RequirementsCompleted, 12]],
  'came and went in April': [
    [RequirementsCompleted, 100],
    [RequestFinished, 200],
  ],
};

describe('the report of the backlog', () => {
  let door: BehindGateway;
  let dashboards: Dashboards;
  let token: string;

  beforeAll(async () => {
    door = await startBehindGateway();
    dashboards = new Dashboards(door);
    ({ token } = await dashboards.told());
  });

  afterAll(() => door.stop());

  async function department(code: string, stories = STORIES, serviceCode = 'akta-kelahiran'): Promise<void> {
    const { service } = door;
    await service.given(UnitRecorded, { ...UnitRecorded.example, unitId: randomUUID(), code, parentId: null });
    await eventually(async () =>
      expect((await service.http.put(`/departments/${code}`, {}, AS_ADMINISTRATOR)).status).toBe(200),
    );
    const messages = Object.entries(stories).flatMap(([requestId, steps]) =>
      steps.map(([contract, hour]) =>
        asMessage(
          contract,
          { requestId, serviceCode, officerId: null },
          { topic: departmentTopic(code), time: new Date(NOON + hour * HOUR) },
        ),
      ),
    );
    await service.raw(messages);
    await eventually(async () => {
      const [row] = await service.db.query<{ events: number }[]>(
        `SELECT coalesce(sum(jsonb_array_length(events)), 0)::int AS events
         FROM request JOIN unit USING (unit_id) WHERE code = $1`,
        [code],
      );
      expect(row?.events).toBe(messages.length);
    });
  }

  const rows = async (path: string) => (await dashboards.get(path, token)).body.items;

  it('tells what was open at the end of a period, in which state, and what was older than its standard', async () => {
    await department('akhir-maret');
    const asked = 'backlog?unit=akhir-maret&at=';
    const [march] = await rows(`${asked}2025-03`);
    // Overdue are two that ran, of which one ended in May, and one that stands.
    expect(march).toMatchObject({
      ...{ serviceCode: 'akta-kelahiran', at: '2025-03-31' },
      ...{ open: 10, received: 2, running: 6, returned: 2, overdue: 3 },
    });
    expect(await rows(`${asked}2025-03-31`)).toEqual([march]);
    expect(await rows(`${asked}2025-Q1`)).toEqual([march]);
  });

  it('tells of any other day by what happened up to then', async () => {
    await department('hari-lain');
    const told = async (at: string) =>
      (await rows(`backlog?unit=hari-lain&at=${at}`)).map(({ open, received, running, returned, overdue }) => ({
        ...{ open, received, running, returned, overdue },
      }));
    expect(await told('2024-12')).toEqual([]);
    // Then only the one that was finished in January was open, for a day and a half of its four.
    expect(await told('2025-01-07')).toEqual([{ open: 1, received: 0, running: 1, returned: 0, overdue: 0 }]);
    expect(await told('2025-01-11')).toEqual([]);
    // In May all is over but what is open to this day.
    expect(await told('2025-05')).toEqual([{ open: 8, received: 2, running: 5, returned: 1, overdue: 6 }]);
  });

  it('tells by the clock of now what is overdue now, whatever the age by the calendar', async () => {
    await department('kini');
    const [now] = await rows('backlog?unit=kini');
    expect(now).toMatchObject({ at: null, open: 8, received: 2, running: 5, returned: 1, overdue: 6 });
    expect((await dashboards.get('backlog?unit=kini&format=csv', token)).text).toMatch(
      /^unitCode,unitName,serviceCode,at,open,received,running,returned,overdue,unitId\r\nkini,[^,]+,akta-kelahiran,,8,2,5,1,6,[0-9a-f-]{36}\r\n$/,
    );
  });

  it('judges by the standard of the time, and by none where there was none', async () => {
    const { http } = door.service;
    const izin = { code: 'izin-usaha', nameId: 'Izin usaha', nameEn: 'Business permit' };
    const added = await http.post(
      '/services',
      { ...izin, standardHours: 1000, effectiveFrom: '2025-01-01' },
      AS_ADMINISTRATOR,
    );
    expect(added.status).toBe(201);
    await http.post('/services/izin-usaha/standards', { hours: 0.5, effectiveFrom: '2025-04-01' }, AS_ADMINISTRATOR);
    await department(
      'izin',
      { old: [[RequirementsCompleted, -3000]], young: [[RequirementsCompleted, -2]] },
      'izin-usaha',
    );
    const overdue = async (at: string) => (await rows(`backlog?unit=izin&at=${at}`))[0]?.['overdue'];
    expect([await overdue('2024'), await overdue('2025-03'), await overdue('2025-04')]).toEqual([null, 1, 2]);
  });

  it('changes for a period that is over when an event of it comes late', async () => {
    await department('terlambat', { 'A-1': [[RequirementsCompleted, -40]] });
    expect(await rows('backlog?unit=terlambat&at=2025-03')).toMatchObject([{ open: 1, overdue: 1 }]);
    const data = { requestId: 'A-1', serviceCode: 'akta-kelahiran', officerId: null };
    const topic = departmentTopic('terlambat');
    await door.service.given(RequestReturned, data, { topic, time: new Date(NOON - 30 * HOUR) });
    await eventually(async () =>
      expect(await rows('backlog?unit=terlambat&at=2025-03')).toMatchObject([{ returned: 1, overdue: 0 }]),
    );
    await door.service.given(RequestFinished, data, { topic, time: new Date(NOON - 29 * HOUR) });
    await eventually(async () => expect(await rows('backlog?unit=terlambat&at=2025-03')).toEqual([]));
  });

  it('comes page by page and as CSV, of a period as of now', async () => {
    await department('berhalaman', { 'B-1': [[RequirementsCompleted, -2]] });
    for (const serviceCode of ['kk', 'kia']) {
      await door.service.given(
        RequirementsCompleted,
        { requestId: `B-${serviceCode}`, serviceCode, officerId: null },
        { topic: departmentTopic('berhalaman'), time: new Date(NOON) },
      );
    }
    const asked = 'backlog?unit=berhalaman&at=2025-03-31&limit=2';
    await eventually(async () => expect((await dashboards.get(asked, token)).body.next).not.toBeNull());
    const first = await dashboards.get(asked, token);
    const second = await dashboards.get(`${asked}&cursor=${first.body.next}`, token);
    const services = [...first.body.items, ...second.body.items].map(({ serviceCode }) => serviceCode);
    expect([services, second.body.next]).toEqual([['akta-kelahiran', 'kia', 'kk'], null]);
    const etag = first.headers.get('etag') ?? '';
    expect((await dashboards.get(asked, token, { 'if-none-match': etag })).status).toBe(304);
    const csv = (await dashboards.get(`${asked}&format=csv`, token)).text;
    expect(parse(csv, { columns: true })).toMatchObject([
      { serviceCode: 'akta-kelahiran', at: '2025-03-31', open: '1', overdue: '0' },
      { serviceCode: 'kia', at: '2025-03-31', open: '1', overdue: '0' },
      { serviceCode: 'kk', at: '2025-03-31', open: '1', overdue: '0' },
    ]);
  });
});
