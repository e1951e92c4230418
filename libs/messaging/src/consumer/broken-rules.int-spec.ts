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
import { MessagingStatus } from '../admin/messaging-status.js';
import { type Handling, OnEvents } from '../decorators.js';
import { BrokenRule, BrokenRules } from '../failures.js';
import { Replay } from '../parking/replay.js';

type Returned = EventOf<typeof PlanReturned>;

const POISON = 500;
let isBroken = true;

@Controller()
class BatchDoor {
  @OnEvents([PlanReturned])
  async handle(events: readonly Returned[], { tx }: Handling) {
    const wrong = events.filter(({ data }) => isBroken && data.version === POISON);
    if (wrong.length > 0) {
      const rule = new BrokenRule('POISON', 'the rule says no to 7', { number: 7 });
      throw new BrokenRules(new Map(wrong.map((event) => [event, rule])));
    }
    await tx.query(
      `INSERT INTO effect (key, version, batch)
       SELECT e.key, e.version, cardinality($1::uuid[]) FROM unnest($1::uuid[], $2::int[]) AS e (key, version)`,
      [events.map(({ data }) => data.employeeId), events.map(({ data }) => data.version)],
    );
    return [];
  }
}

const TABLES = `CREATE TABLE effect (n bigint GENERATED ALWAYS AS IDENTITY, key uuid, version int, batch int)`;

describe('events of a batch that are told to break a rule', () => {
  let place: Place;
  let service: BareService;
  let outside: OutsideProducer;

  beforeAll(async () => {
    place = await makePlace();
    service = await startBareService(place, { name: 'development', doors: [BatchDoor], tables: TABLES });
    outside = await OutsideProducer.connect({ ...place.kafka, clientId: 'test' });
  });

  afterAll(async () => {
    await outside.close();
    await service.stop();
    await place.remove();
  });

  const said = (employeeId: string, version: number) =>
    asMessage(PlanReturned, { ...PlanReturned.example, employeeId, version });

  const versionsOf = async (key: string): Promise<number[]> => {
    const rows = await service.db.query<{ version: number }[]>(`SELECT version FROM effect WHERE key = $1 ORDER BY n`, [
      key,
    ]);
    return rows.map(({ version }) => version);
  };

  it('are parked alone with their reason, and replayed in order with what queued behind them', async () => {
    const [bad, good] = [randomUUID(), randomUUID()];
    const scope = { topic: PlanReturned.topic, key: bad };
    await outside.raw([said(bad, POISON), said(good, 1), said(bad, 1), said(bad, 2)]);
    await eventually(async () => {
      const held = (await service.get(MessagingStatus).parked()).filter(({ key }) => key === bad);
      expect(held).toMatchObject([
        { code: 'POISON', reason: 'the rule says no to 7', params: { number: 7 }, events: 3 },
      ]);
    });
    await eventually(async () => expect(await versionsOf(good)).toEqual([1]));
    expect(await service.get(Replay).replay(scope)).toMatchObject({ handled: 0, left: 3, params: { number: 7 } });
    isBroken = false;
    expect(await service.get(Replay).replay(scope)).toMatchObject({ handled: 3, left: 0, params: null });
    expect(await service.get(Replay).replay(scope)).toMatchObject({ wasHeld: false });
    expect(await versionsOf(bad)).toEqual([POISON, 1, 2]);
  });

  it('do not have their neighbours run one by one', async () => {
    isBroken = true;
    const keys = [...Array(200).keys()].map(() => randomUUID());
    const [bad = ''] = keys;
    await outside.raw(keys.map((key) => said(key, key === bad ? POISON : 1)));
    const good = keys.slice(1);
    const together = await eventually(async () => {
      const rows = await service.db.query<{ batch: number }[]>(
        `SELECT batch FROM effect WHERE key = ANY ($1::uuid[])`,
        [good],
      );
      expect(rows).toHaveLength(good.length);
      return rows.map(({ batch }) => batch);
    });
    // Four partitions share them.
    expect(Math.min(...together)).toBeGreaterThan(1);
    expect(await versionsOf(bad)).toEqual([]);
  });
});
