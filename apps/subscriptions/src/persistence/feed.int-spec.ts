import { randomUUID } from 'node:crypto';
import {
  AppraisalCompleted,
  EmployeeRecorded,
  type EventContract,
  type EventOf,
  PlanReturned,
  UnitRecorded,
} from '#contracts';
import { eventually, startService, type TestService } from '#testing';
import { subscriptions } from '../service.js';
import { appraisal } from '../testing/appraisals.js';
import { appendToFeed, headOfFeed, nextOfFeed, pageOfFeed } from './feed.js';

let service: TestService;
beforeAll(async () => {
  service = await startService(subscriptions({}));
});
afterAll(() => service.stop());

const now = new Date('2026-01-15T03:00:00.000Z');

const event = (): EventOf<EventContract> => ({
  id: randomUUID(),
  source: '/test',
  type: AppraisalCompleted.type,
  subject: randomUUID(),
  time: now,
  sequence: 1,
  correlationId: randomUUID(),
  topic: AppraisalCompleted.topic,
  data: appraisal(),
});

const somebodyWaits = () =>
  eventually(async () => {
    // Other specs' databases are on the same server.
    const waiting = `SELECT FROM pg_locks JOIN pg_database d ON d.oid = database
      WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()`;
    expect(await service.db.query(waiting)).toHaveLength(1);
  });

const planReturned = (employeeId: string): EventOf<EventContract> => {
  const data = { ...PlanReturned.example, planId: randomUUID(), employeeId };
  return { ...event(), type: PlanReturned.type, topic: PlanReturned.topic, data };
};

/** The entries of an event in their order: the path that was told before, and the path. */
const toldOf = async ({ id }: EventOf<EventContract>, after: number): Promise<unknown[][]> => {
  const { entries } = await nextOfFeed(service.db.manager, after);
  const same = entries.filter(({ envelope }) => (JSON.parse(envelope) as { id: string }).id === id);
  return same.map(({ unitPath, toldPath }) => [toldPath, unitPath]);
};

describe('the feed', () => {
  it('shows positions in their order: who draws a later one waits for the commit of the earlier', async () => {
    const [early, late] = [event(), event()];
    const first = service.db.createQueryRunner();
    await first.startTransaction();
    await appendToFeed(first.manager, [early], now);
    const before = await headOfFeed(service.db.manager);
    const second = service.db.transaction((tx) => appendToFeed(tx, [late], now));
    await somebodyWaits();
    expect(await headOfFeed(service.db.manager)).toBe(before);
    await first.commitTransaction();
    await first.release();
    await second;
    const { entries } = await nextOfFeed(service.db.manager, before);
    expect(entries.map(({ envelope }) => (JSON.parse(envelope) as { id: string }).id)).toEqual([early.id, late.id]);
  });

  it('takes an event once, however often it is appended', async () => {
    const [once, other] = [event(), event()];
    const before = await headOfFeed(service.db.manager);
    await service.db.transaction((tx) => appendToFeed(tx, [once, once], now));
    await service.db.transaction((tx) => appendToFeed(tx, [other, once], now));
    expect((await nextOfFeed(service.db.manager, before)).entries).toHaveLength(2);
  });

  it('is read in pages that leave nothing out, whatever the rows and bytes of a page', async () => {
    const before = await headOfFeed(service.db.manager);
    const large = { ...event(), subject: 'x'.repeat(30_000) };
    const events = Array.from({ length: 450 }, (_, n) => (n % 100 === 0 ? { ...large, id: randomUUID() } : event()));
    await service.db.transaction((tx) => appendToFeed(tx, events, now));
    const head = await headOfFeed(service.db.manager);
    const everywhere = { scopeIds: null, unitIds: null };
    const audience = { types: [AppraisalCompleted.type], ...everywhere, period: '2025', personalData: true };
    const heard: string[] = [];
    let pages = 0;
    for (let position = before; position < head; pages += 1) {
      const page = await pageOfFeed(service.db.manager, audience, position, head);
      heard.push(...page.entries.map(({ envelope }) => (JSON.parse(envelope) as { id: string }).id));
      position = page.upTo;
    }
    expect(pages).toBeGreaterThan(3);
    expect(heard).toEqual(events.map(({ id }) => id));
  });

  it('tells an event again with what it belongs to, as often as more of that becomes known', async () => {
    const [employeeId, office, head, city] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const early = planReturned(employeeId);
    const before = await headOfFeed(service.db.manager);
    await service.db.transaction((tx) => appendToFeed(tx, [early], now));
    const told = () => toldOf(early, before);
    const record = (unitId: string, parentId: string | null) =>
      service.given(UnitRecorded, { ...UnitRecorded.example, unitId, code: `u-${unitId.slice(0, 8)}`, parentId });
    const first = [null, []];
    expect(await told()).toEqual([first]);
    await service.given(EmployeeRecorded, { ...EmployeeRecorded.example, employeeId, unitId: office });
    const second = [[], [office]];
    await eventually(async () => expect(await told()).toEqual([first, second]));
    await record(office, head);
    const third = [[office], [office, head]];
    await eventually(async () => expect(await told()).toEqual([first, second, third]));
    await record(city, null);
    await record(head, city);
    const last = [
      [office, head],
      [office, head, city],
    ];
    await eventually(async () => expect((await told()).at(-1)?.at(-1)).toEqual([office, head, city]));
    // The city may have been heard of before or after what belongs to it.
    expect(await told()).toEqual([first, second, third, last]);
    const awaited = `SELECT FROM feed WHERE path_awaits IS NOT NULL AND envelope::jsonb ->> 'id' = $1`;
    await eventually(async () => expect(await service.db.query(awaited, [early.id])).toEqual([]));
  });

  it('tells an event again also when its employee is heard of at the same moment', async () => {
    const [employeeId, before] = [randomUUID(), await headOfFeed(service.db.manager)];
    const early = planReturned(employeeId);
    const { example } = EmployeeRecorded;
    const first = service.db.createQueryRunner();
    await first.startTransaction();
    await appendToFeed(first.manager, [early], now);
    await service.given(EmployeeRecorded, { ...example, employeeId });
    await somebodyWaits();
    await first.commitTransaction();
    await first.release();
    await eventually(async () => expect(await toldOf(early, before)).toHaveLength(2));
    expect(await toldOf(early, before)).toEqual([
      [null, []],
      [[], [example.unitId]],
    ]);
  });
});
