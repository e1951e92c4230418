import { randomUUID } from 'node:crypto';
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
import { AS_ADMINISTRATOR, asMessage, eventually, type RawMessage, startService, type TestService } from '#testing';
import { serviceMetrics } from '../../service.js';

const HOUR = 3_600_000;
const START = Date.UTC(2025, 2, 3, 1);
const rina = '5d0f7f2a-1b2c-4d3e-8f40-0000000000a1';
const budi = '5d0f7f2a-1b2c-4d3e-8f40-0000000000b2';

interface Summary {
  readonly count: number;
  readonly onTimeShare: number | null;
  readonly medianHours: number | null;
}

/** An estimate is within 1 %. */
const about = (hours: number): unknown => expect.closeTo(hours, 0);

describe('a department’s service events', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService(serviceMetrics);
  });

  afterAll(async () => {
    await service.stop();
  });

  /** Registers a department of its own, so that no test sees another's events. */
  async function department(code: string): Promise<void> {
    await service.given(UnitRecorded, { ...UnitRecorded.example, unitId: randomUUID(), code, parentId: null });
    await eventually(async () =>
      expect((await service.http.put(`/departments/${code}`, {}, AS_ADMINISTRATOR)).status).toBe(200),
    );
  }

  const said = (
    code: string,
    contract: EventContract,
    requestId: string,
    hour: number,
    more: object = {},
  ): RawMessage => {
    const { officerId = rina, serviceCode = 'akta-kelahiran', ...options } = more as Record<string, string>;
    return asMessage(
      contract,
      { requestId, serviceCode, officerId },
      {
        topic: departmentTopic(code),
        source: `/${code}`,
        time: new Date(START + hour * HOUR),
        ...options,
      },
    );
  };

  const finished = (code: string, requestId: string, hours: number, more: object = {}): RawMessage[] => [
    said(code, RequirementsCompleted, requestId, 0, more),
    said(code, RequestFinished, requestId, hours, more),
  ];

  const turnaround = async (code: string): Promise<Summary | undefined> => {
    const { body } = await service.http.get<{ rows: Summary[] }>(`/turnaround?unit=${code}`);
    return body.rows[0];
  };

  const cells = (code: string) =>
    service.db.query<object[]>(
      `SELECT t.service_code, t.officer_id, t.day::text, t.bucket, t.n, t.judged, t.on_time
       FROM turnaround t JOIN unit u USING (unit_id) WHERE u.code = $1 AND t.n <> 0 ORDER BY 1, 2, 3, 4`,
      [code],
    );

  const eventCount = async (code: string): Promise<number> => {
    const [row] = await service.db.query<{ events: number }[]>(
      `SELECT coalesce(sum(jsonb_array_length(events)), 0)::int AS events FROM request JOIN unit USING (unit_id) WHERE code = $1`,
      [code],
    );
    return row?.events ?? 0;
  };

  it('come to the same tables in order and shuffled with duplicates', async () => {
    await Promise.all([department('teratur'), department('acak')]);
    const story = (code: string) =>
      Array.from({ length: 60 }, (_, n) => {
        const id = (step: string) => ({ id: `${n}-${step}`, officerId: n % 3 === 0 ? budi : rina });
        return [
          said(code, RequestReceived, `R-${n}`, n, id('received')),
          said(code, RequirementsCompleted, `R-${n}`, n + 1, id('complete')),
          ...(n % 4 === 0 ? [said(code, RequestReturned, `R-${n}`, n + 2, id('returned'))] : []),
          ...(n % 4 === 0 ? [said(code, RequestResumed, `R-${n}`, n + 30, id('resumed'))] : []),
          said(code, n % 7 === 0 ? RequestRejected : RequestFinished, `R-${n}`, n + 31 + (n % 9), id('end')),
        ];
      }).flat();
    await service.raw(story('teratur'));
    const sent = story('acak');
    const doubled = [...sent, ...sent.filter((_, n) => n % 2 === 0)];
    const shuffled = doubled.map((message, n) => ({ message, place: (n * 7919) % doubled.length }));
    const arrived = shuffled.sort((left, right) => left.place - right.place).map(({ message }) => message);
    for (let at = 0; at < arrived.length; at += 40) await service.raw(arrived.slice(at, at + 40));
    await eventually(async () => {
      expect(await eventCount('teratur')).toBe(sent.length);
      expect(await eventCount('acak')).toBe(sent.length);
    });
    const inOrder = await cells('teratur');
    expect(inOrder.length).toBeGreaterThan(10);
    expect(await cells('acak')).toEqual(inOrder);
    expect(await turnaround('acak')).toEqual(await turnaround('teratur'));
  });

  it('correct the roll-up when they come late', async () => {
    await department('terlambat');
    await service.raw(finished('terlambat', 'R-1', 40));
    await eventually(async () =>
      expect(await turnaround('terlambat')).toMatchObject({
        count: 1,
        onTimeShare: 0,
        medianHours: about(40),
      }),
    );
    await service.raw([
      said('terlambat', RequestResumed, 'R-1', 30),
      said('terlambat', RequestReturned, 'R-1', 2),
      said('terlambat', RequestReceived, 'R-1', -5),
    ]);
    await eventually(async () =>
      expect(await turnaround('terlambat')).toMatchObject({
        count: 1,
        onTimeShare: 100,
        medianHours: about(12),
      }),
    );
    const { body } = await service.http.get('/requests/terlambat/R-1');
    expect(body).toMatchObject({
      status: 'FINISHED',
      turnaroundHours: 12,
      pausedMs: 28 * HOUR,
      finishedOn: '2025-03-05',
    });
    expect(body.events).toHaveLength(5);
  });

  it('are parked with the reason when they can never be counted, while good ones of the batch flow', async () => {
    await department('campur');
    const ahead = { time: new Date(Date.now() + 2 * HOUR) };
    await service.raw([
      ...finished('campur', 'R-good-1', 5),
      said('campur', RequestReceived, 'R-ahead', 0, ahead),
      said('campur', RequestReceived, 'R-old', 0, { time: new Date('1970-01-01T00:00:00Z') }),
      said('campur', RequestReceived, 'R-unknown', 0, { serviceCode: 'surat-sakti' }),
      ...finished('campur', 'R-good-2', 5),
    ]);
    await eventually(async () => {
      expect(await turnaround('campur')).toMatchObject({ count: 2 });
      const { body } = await service.http.get<{ topic: string; key: string; code: string }[]>('/messaging/parked');
      const here = body.filter(({ topic }) => topic === departmentTopic('campur'));
      expect(new Map(here.map(({ key, code }) => [key, code]))).toEqual(
        new Map([
          ['R-ahead', 'EVENT_TOO_FAR_AHEAD'],
          ['R-old', 'EVENT_TOO_OLD'],
          ['R-unknown', 'EVENT_SERVICE_UNKNOWN'],
        ]),
      );
    });
  });

  it('are counted after a replay once their service is known', async () => {
    await department('layanan-baru');
    await service.raw(finished('layanan-baru', 'R-1', 5, { serviceCode: 'izin-usaha' }));
    await eventually(async () => {
      const { body } = await service.http.get<{ topic: string }[]>('/messaging/parked');
      expect(body.map(({ topic }) => topic)).toContain(departmentTopic('layanan-baru'));
    });
    const izin = { code: 'izin-usaha', nameId: 'Izin usaha', nameEn: 'Business permit' };
    const added = await service.http.post(
      '/services',
      { ...izin, standardHours: 4, effectiveFrom: '2025-01-01' },
      AS_ADMINISTRATOR,
    );
    expect(added.status).toBe(201);
    const again = { ...izin, code: 'IZIN-Usaha', standardHours: 4, effectiveFrom: '2025-01-01' };
    expect(await service.http.post('/services', again, AS_ADMINISTRATOR)).toMatchObject({
      status: 409,
      body: {
        errors: [{ field: '/code', code: 'SERVICE_EXISTS', message: expect.stringContaining(izin.code) as string }],
      },
    });
    await service.http.post(
      '/messaging/replay',
      { topic: departmentTopic('layanan-baru'), key: 'R-1' },
      AS_ADMINISTRATOR,
    );
    await eventually(async () => expect(await turnaround('layanan-baru')).toMatchObject({ count: 1, onTimeShare: 0 }));
  });

  it('are judged again when a standard of their time is set later', async () => {
    await department('dinilai-ulang');
    await service.raw(
      ['R-1', 'R-2', 'R-3'].flatMap((id, n) => finished('dinilai-ulang', id, 10 * (n + 1), { serviceCode: 'kia' })),
    );
    await eventually(async () =>
      expect(await turnaround('dinilai-ulang')).toMatchObject({ count: 3, onTimeShare: 66.67 }),
    );
    const set = (effectiveFrom: string, hours: number) =>
      service.http.post('/services/kia/standards', { effectiveFrom, hours }, AS_ADMINISTRATOR);
    expect((await set('2025-03-01', 12)).status).toBe(201);
    expect(await turnaround('dinilai-ulang')).toMatchObject({ count: 3, onTimeShare: 33.33 });
    await set('2025-04-01', 1);
    expect(await turnaround('dinilai-ulang')).toMatchObject({ onTimeShare: 33.33 });
  });

  it('are counted for an officer whom personnel has not recorded, and for none', async () => {
    await department('tanpa-nama');
    await service.raw([...finished('tanpa-nama', 'R-1', 5), ...finished('tanpa-nama', 'R-2', 5, { officerId: null })]);
    await eventually(async () => {
      const { body } = await service.http.get<{ rows: object[] }>('/turnaround?unit=tanpa-nama&by=officer');
      expect(body.rows).toEqual([
        expect.objectContaining({ key: rina, count: 1 }),
        expect.objectContaining({ key: null, count: 1 }),
      ]);
    });
  });
});
