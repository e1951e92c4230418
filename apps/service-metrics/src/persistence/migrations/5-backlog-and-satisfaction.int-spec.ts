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
import { asMessage, caughtUp, eventually, startService, type TestService } from '#testing';
import { SERVICE_EVENT_TYPES } from '../../features/on-service-events/service-contracts.js';
import { serviceMetrics } from '../../service.js';
import { AS_ADMINISTRATOR, plugIn, termsOf } from '../../testing/plugged-in.js';
import { BacklogAndSatisfaction1700000000005 } from './5-backlog-and-satisfaction.js';

const HOUR = 3_600_000;
const START = Date.UTC(2025, 2, 31, 5);
const REQUESTS = 2_500;

/** More than one portion of requests, of every kind of life. */
const LIVES: readonly (readonly EventContract[])[] = [
  [RequestReceived],
  [RequestReceived, RequestReturned],
  [RequirementsCompleted],
  [RequirementsCompleted, RequestReturned],
  [RequirementsCompleted, RequestReturned, RequestResumed],
  [RequirementsCompleted, RequestReturned, RequestFinished],
  [RequestReceived, RequirementsCompleted, RequestFinished],
  [RequestReceived, RequestRejected],
];

describe('the migration for backlog and satisfaction', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService(serviceMetrics);
  });

  afterAll(() => service.stop());

  const migrated = async (way: 'up' | 'down') => {
    const runner = service.db.createQueryRunner();
    try {
      await runner.startTransaction();
      await new BacklogAndSatisfaction1700000000005()[way](runner);
      await runner.commitTransaction();
    } finally {
      await runner.release();
    }
  };

  const requests = () =>
    service.db.query<object[]>(
      `SELECT unit_id, request_id, status, opened_on::text, ended_on::text, turns, events
       FROM request ORDER BY unit_id, request_id`,
    );

  it('reads the clocks of all requests that there are from their events', async () => {
    for (const code of ['satu', 'dua']) {
      await service.given(UnitRecorded, { ...UnitRecorded.example, unitId: randomUUID(), code, parentId: null });
      await eventually(async () =>
        expect((await service.http.put(`/departments/${code}`, {}, AS_ADMINISTRATOR)).status).toBe(200),
      );
      const topic = departmentTopic(code);
      await service.raw(
        Array.from({ length: REQUESTS / 2 }, (_, n) =>
          (LIVES[n % LIVES.length] ?? []).map((contract, step) =>
            asMessage(
              contract,
              { requestId: `R-${n}`, serviceCode: 'kk', officerId: null },
              { topic, time: new Date(START + (n + step * 30) * HOUR) },
            ),
          ),
        ).flat(),
      );
    }
    await eventually(async () => expect(await requests()).toHaveLength(REQUESTS));
    await caughtUp(service);
    const before = await requests();
    await migrated('down');
    await migrated('up');
    expect(await requests()).toEqual(before);
  });

  it('lets who might send everything send forms too, so that the same registration stays the same', async () => {
    const { unitCode } = await plugIn(service, 'pengirim');
    const narrow = await plugIn(service, 'pengirim-sempit', { eventTypes: [RequestReceived.type] });
    await migrated('down');
    await migrated('up');
    const again = await service.http.post('/producers', termsOf(unitCode), AS_ADMINISTRATOR);
    expect([again.status, again.body['eventTypes']]).toEqual([200, [...SERVICE_EVENT_TYPES].sort()]);
    expect((await narrow.get('/producers/me')).body['eventTypes']).toEqual([RequestReceived.type]);
  });
});
