import { randomUUID } from 'node:crypto';
import { Controller } from '@nestjs/common';
import { type EventOf, PlanReturned } from '#contracts';
import {
  asMessage,
  type BareService,
  eventually,
  makePlace,
  OutsideProducer,
  type Place,
  startBareService,
} from '#testing';
import type { ParkedKey } from '../admin/answers.js';
import { MessagingStatus } from '../admin/messaging-status.js';
import { type Handling, OnEvent } from '../decorators.js';
import { BrokenRule } from '../failures.js';
import { Replay } from '../parking/replay.js';

/** Long beside what a handler needs on a machine that has other work. */
const DEADLINE_MS = 2_000;
/** Of these each is well within the deadline, and all of them together are not. */
const SLOW_S = 0.6;
const SLOW_ONES = 4;

const POISON = 500;
const HANGS = 501;
const SLOW = 600;

/** Versions that make the handler misbehave, until they are taken out. */
const broken = new Set<number>();

@Controller()
class EffectDoor {
  @OnEvent(PlanReturned)
  async handle({ data: { employeeId, version } }: EventOf<typeof PlanReturned>, { tx }: Handling) {
    if (version === POISON && broken.has(POISON)) throw new BrokenRule('POISON');
    if (version === HANGS && broken.has(HANGS)) await new Promise(() => undefined);
    if (version >= SLOW) await tx.query(`SELECT pg_sleep($1)`, [SLOW_S]);
    await tx.query(`INSERT INTO effect (key, version) VALUES ($1, $2)`, [employeeId, version]);
    return [];
  }
}

const TABLES = `CREATE TABLE effect (n bigint GENERATED ALWAYS AS IDENTITY, key uuid, version int)`;

describe('the deadline of a handler', () => {
  let place: Place;
  let service: BareService;
  let outside: OutsideProducer;

  beforeAll(async () => {
    place = await makePlace();
    service = await startBareService(place, {
      name: 'development',
      doors: [EffectDoor],
      tables: TABLES,
      limits: { handlerDeadlineMs: DEADLINE_MS },
    });
    outside = await OutsideProducer.connect({ ...place.kafka, clientId: 'test' });
  });

  afterAll(async () => {
    await outside.close();
    await service.stop();
    await place.remove();
  });

  beforeEach(() => broken.clear());

  const said = (employeeId: string, version: number) =>
    asMessage(PlanReturned, { ...PlanReturned.example, employeeId, version });

  const scopeOf = (key: string) => ({ topic: PlanReturned.topic, key });

  const effectsOf = async (key: string): Promise<number[]> => {
    const rows = await service.db.query<{ version: number }[]>(`SELECT version FROM effect WHERE key = $1 ORDER BY n`, [
      key,
    ]);
    return rows.map(({ version }) => version);
  };

  const parkedOf = async (key: string): Promise<ParkedKey[]> =>
    (await service.get(MessagingStatus).parked()).filter((found) => found.key === key);

  it('cuts a hanging one off and parks its key alone', async () => {
    broken.add(HANGS);
    const [bad, good] = [randomUUID(), randomUUID()];
    await outside.raw([said(bad, HANGS), said(good, 1)]);
    await eventually(async () => expect(await effectsOf(good)).toEqual([1]));
    await eventually(async () => expect(await parkedOf(bad)).toMatchObject([{ code: 'NEVER_ENDED' }]));
    broken.clear();
    await service.get(Replay).replay(scopeOf(bad));
    expect(await effectsOf(bad)).toEqual([HANGS]);
  });

  it('does not end the replay of a queue that takes longer', async () => {
    broken.add(POISON);
    const key = randomUUID();
    const slow = Array.from({ length: SLOW_ONES }, (_, n) => SLOW + n);
    await outside.raw([POISON, ...slow].map((version) => said(key, version)));
    await eventually(async () => expect(await parkedOf(key)).toMatchObject([{ events: 1 + SLOW_ONES }]));
    broken.clear();
    expect(await service.get(Replay).replay(scopeOf(key))).toMatchObject({ handled: 1 + SLOW_ONES, left: 0 });
    expect(await effectsOf(key)).toEqual([POISON, ...slow]);
  });

  it('parks nothing that only waited behind a replay of its key, however long', async () => {
    broken.add(POISON);
    const key = randomUUID();
    await outside.raw([said(key, POISON)]);
    await eventually(async () => expect(await parkedOf(key)).toHaveLength(1));

    // As a replay does it: the key stays locked until its queue has been handled.
    await service.db.transaction(async (tx) => {
      await tx.query(`SELECT FROM parked_key WHERE key = $1 FOR UPDATE`, [key]);
      await outside.raw([said(key, 1)]);
      // What was cut off at the deadline goes on waiting in PostgreSQL, so these are one after the other.
      await eventually(async () => expect(await waitersForLocks()).toBeGreaterThan(3), {
        deadlineMs: 15 * DEADLINE_MS,
      });
      await tx.query(`DELETE FROM parked_event WHERE key = $1`, [key]);
      await tx.query(`DELETE FROM parked_key WHERE key = $1`, [key]);
    });

    await eventually(async () => expect(await effectsOf(key)).toEqual([1]));
    expect(await parkedOf(key)).toEqual([]);
  });

  const waitersForLocks = async (): Promise<number> => {
    const rows = await service.db.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rows[0]?.n ?? 0;
  };
});
