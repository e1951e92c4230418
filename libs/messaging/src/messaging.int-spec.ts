import { randomUUID } from 'node:crypto';
import { Controller } from '@nestjs/common';
import { EmployeeRecorded, type EventOf, parkedTopic, PlanReturned, ReviewOpened } from '#contracts';
import {
  asMessage,
  type BareService,
  eventually,
  makePlace,
  OutsideProducer,
  type Place,
  startBareService,
  TopicTap,
} from '#testing';
import { MessagingStatus } from './admin/messaging-status.js';
import { type Handling, OnEvent } from './decorators.js';
import { newEvent } from './events/new-event.js';
import { BrokenRule, UnknownReference } from './failures.js';
import { UnitOfWork } from './outbox/unit-of-work.js';
import { Replay } from './parking/replay.js';

/** Versions that make the handler misbehave, until they are taken out. */
const broken = new Set<number>();
const POISON = 500;
const SLOW = 600;
const SLOW_MS = 400;

/** How many are at it in the same moment, and the most that ever were. */
const atOnce = { now: 0, most: 0 };

async function slowly(tx: Handling['tx']): Promise<void> {
  atOnce.now += 1;
  atOnce.most = Math.max(atOnce.most, atOnce.now);
  try {
    await tx.query(`SELECT pg_sleep($1)`, [SLOW_MS / 1_000]);
  } finally {
    atOnce.now -= 1;
  }
}

@Controller()
class EffectDoor {
  @OnEvent(PlanReturned)
  async handle({ data }: EventOf<typeof PlanReturned>, { tx }: Handling) {
    if (data.version === POISON && broken.has(POISON)) throw new BrokenRule('POISON');
    if (data.version >= SLOW) await slowly(tx);
    const known = await tx.query<unknown[]>(`SELECT FROM known WHERE id = $1`, [data.employeeId]);
    if (known.length === 0) throw new UnknownReference('employee', data.employeeId);
    await tx.query(`INSERT INTO effect (key, version) VALUES ($1, $2)`, [data.employeeId, data.version]);
    return [newEvent(ReviewOpened, { ...ReviewOpened.example, employeeId: data.employeeId }, data.version)];
  }
}

@Controller()
class KnownDoor {
  @OnEvent(EmployeeRecorded, { provides: 'employee' })
  async handle({ data }: EventOf<typeof EmployeeRecorded>, { tx }: Handling) {
    await tx.query(`INSERT INTO known (id) VALUES ($1) ON CONFLICT DO NOTHING`, [data.employeeId]);
    return [];
  }
}

/** No unique key and no id: only the library can keep an effect from being there twice. */
const TABLES = `CREATE TABLE effect (n bigint GENERATED ALWAYS AS IDENTITY, key uuid, version int);
                CREATE TABLE known (id uuid PRIMARY KEY)`;

const returned = (employeeId: string, version: number) => ({ ...PlanReturned.example, employeeId, version });
const employee = (employeeId: string) => ({ ...EmployeeRecorded.example, employeeId });
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe('messaging, on real Kafka and PostgreSQL', () => {
  let place: Place;
  let service: BareService;
  let outside: OutsideProducer;
  let tap: TopicTap;

  beforeAll(async () => {
    place = await makePlace();
    service = await startBareService(place, {
      name: 'development',
      doors: [EffectDoor, KnownDoor],
      tables: TABLES,
    });
    const settings = { ...place.kafka, clientId: 'test' };
    outside = await OutsideProducer.connect(settings);
    tap = await TopicTap.open(settings, ['rewards.sanction', parkedTopic('development')]);
  });

  afterAll(async () => {
    await tap.close();
    await outside.close();
    await service.stop();
    await place.remove();
  });

  beforeEach(() => broken.clear());

  const effectsOf = async (key: string): Promise<number[]> => {
    const rows = await service.db.query<{ version: number }[]>(`SELECT version FROM effect WHERE key = $1 ORDER BY n`, [
      key,
    ]);
    return rows.map(({ version }) => version);
  };

  const known = async () => {
    const id = randomUUID();
    await outside.given(EmployeeRecorded, employee(id));
    return id;
  };

  it('commits each effect once and in order, however often an event is sent', async () => {
    const key = await known();
    const messages = upTo(20).map((version) => asMessage(PlanReturned, returned(key, version)));
    await outside.raw([...messages, ...messages]);
    await outside.raw(messages);
    const last = asMessage(PlanReturned, returned(key, 21));
    await outside.raw([last]);
    await eventually(async () => expect(await effectsOf(key)).toEqual(upTo(21)));
    const published = await tap.published(ReviewOpened, ({ data }) => data.employeeId === key, { count: 21 });
    expect(published.map(({ sequence }) => sequence)).toEqual(upTo(21));
  });

  it('publishes with the rows and in their order, and nothing of what was rolled back', async () => {
    const work = service.get(UnitOfWork);
    const key = randomUUID();
    const event = (n: number) => newEvent(ReviewOpened, { ...ReviewOpened.example, employeeId: key }, n);
    await expect(
      work.commit(async (tx) => {
        await tx.query(`INSERT INTO effect (key, version) VALUES ($1, 1)`, [key]);
        await Promise.reject(new Error('the rule says no'));
        return { value: null, events: [event(1)] };
      }),
    ).rejects.toThrow('the rule says no');
    for (const n of [2, 3]) await work.commit(() => Promise.resolve({ value: null, events: [event(n)] }));
    const published = await tap.published(ReviewOpened, ({ data }) => data.employeeId === key, { count: 2 });
    expect(published.map(({ sequence }) => sequence)).toEqual([2, 3]);
    expect(await effectsOf(key)).toEqual([]);
  });

  it('parks a poison message with the later ones of its key, lets other keys flow, and replays them in order', async () => {
    broken.add(POISON);
    const bad = await known();
    const good = await known();
    await outside.raw([
      asMessage(PlanReturned, returned(bad, 1)),
      asMessage(PlanReturned, returned(bad, POISON)),
      asMessage(PlanReturned, returned(good, 1)),
      asMessage(PlanReturned, returned(bad, 2)),
    ]);
    await eventually(async () => expect(await effectsOf(good)).toEqual([1]));
    await eventually(async () => {
      const parked = (await service.get(MessagingStatus).parked()).filter(({ key }) => key === bad);
      expect(parked).toMatchObject([{ code: 'POISON', events: 2 }]);
    });
    expect(await effectsOf(bad)).toEqual([1]);
    await eventually(() =>
      expect(tap.messages.some(({ key, topic }) => key === bad && topic === 'development.parked')).toBe(true),
    );

    const scope = { topic: 'target-setting.plan', key: bad };
    expect(await service.get(Replay).replay(scope)).toMatchObject({ handled: 0, left: 2 });
    broken.clear();
    await outside.raw([asMessage(PlanReturned, returned(bad, 3))]);
    await eventually(async () => {
      await service.get(Replay).replay(scope);
      expect(await effectsOf(bad)).toEqual([1, POISON, 2, 3]);
    });
    expect(await service.get(Replay).replay(scope)).toMatchObject({ handled: 0, left: 0 });
    expect(await effectsOf(bad)).toEqual([1, POISON, 2, 3]);
  });

  it('lets an event wait for what it refers to, and go on with it in order', async () => {
    const late = randomUUID();
    await outside.raw(upTo(3).map((version) => asMessage(PlanReturned, returned(late, version))));
    await eventually(async () => {
      const waiting = (await service.get(MessagingStatus).waiting()).filter(({ key }) => key === late);
      expect(waiting).toMatchObject([{ awaits: `employee/${late}`, events: 3 }]);
    });
    await outside.given(EmployeeRecorded, employee(late));
    await eventually(async () => expect(await effectsOf(late)).toEqual([1, 2, 3]));
    expect((await service.get(MessagingStatus).waiting()).filter(({ key }) => key === late)).toEqual([]);
    await outside.raw([asMessage(PlanReturned, returned(late, 4))]);
    await eventually(async () => expect(await effectsOf(late)).toEqual([1, 2, 3, 4]));
  });

  it('tries what a death left behind with nothing beside it, so that no other key is blamed for the next one', async () => {
    const keys = await Promise.all(upTo(8).map(() => known()));
    // One that is not known yet would wait, and be handled beside the others when it is.
    await eventually(async () =>
      expect(await service.db.query(`SELECT FROM known WHERE id = ANY ($1)`, [keys])).toHaveLength(keys.length),
    );
    await service.db.query(
      `INSERT INTO attempt (consumer, topic, kafka_partition, first_offset, last_offset, attempts, alone)
       SELECT 'development', 'target-setting.plan', n, 0, 1000000, 1, false FROM generate_series(0, 3) AS n
       ON CONFLICT (consumer, topic, kafka_partition) DO UPDATE
       SET (first_offset, last_offset, attempts, alone) = (0, 1000000, 1, false)`,
    );
    atOnce.most = 0;
    await outside.raw(keys.map((key) => asMessage(PlanReturned, returned(key, SLOW))));
    await eventually(async () => expect(await Promise.all(keys.map(effectsOf))).toEqual(keys.map(() => [SLOW])));
    expect(atOnce.most).toBe(1);
  });

  it.each([
    ['NOT_A_CLOUD_EVENT', { headers: {} }],
    ['UNKNOWN_TYPE', { ce_type: 'teladan.target-setting.plan-eaten.v1' }],
    ['WRONG_TOPIC', { ce_type: 'teladan.appraisal.completed.v1' }],
    ['INVALID_JSON', { value: '{"planId": ' }],
    ['INVALID_JSON', { value: Buffer.from([0xff, 0xfe, 0x7b]) }],
    ['SCHEMA_VIOLATION', { value: '{"planId": 7}' }],
  ])(
    'parks what is no event of the contract: %s',
    async (code, change: { headers?: object; value?: string | Buffer; ce_type?: string }) => {
      const key = randomUUID();
      const message = asMessage(PlanReturned, returned(key, 1));
      const headers = change.headers ? {} : { ...message.headers, ...(change.ce_type && { ce_type: change.ce_type }) };
      await outside.raw([{ ...message, headers, value: change.value ?? message.value }]);
      await eventually(async () => {
        const parked = (await service.get(MessagingStatus).parked()).filter((found) => found.key === key);
        expect(parked).toMatchObject([{ code, events: 1 }]);
      });
    },
  );

  it('passes over a newer version of an event that it knows', async () => {
    const key = await known();
    const newer = asMessage(PlanReturned, returned(key, 1));
    await outside.raw([
      { ...newer, headers: { ...newer.headers, ce_type: 'teladan.target-setting.plan-returned.v2' } },
      asMessage(PlanReturned, returned(key, 2)),
    ]);
    await eventually(async () => expect(await effectsOf(key)).toEqual([2]));
  });
});
