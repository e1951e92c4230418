import { eventually, startService, type TestService } from '#testing';
import { serviceMetrics } from '../../service.js';
import {
  asKafkaMessage,
  type KafkaMessage,
  ODD_MESSAGES,
  WRONG_MESSAGES,
} from '../../testing/hostile/wrong-messages.js';
import { plugIn, type PluggedIn } from '../../testing/plugged-in.js';

const MEGABYTE = 1024 * 1024;

interface Parked {
  readonly key: string;
  readonly code: string;
  readonly reason: string;
  readonly offset: string;
  readonly partition: number;
}

describe('hostile messages on a department’s own topic', () => {
  let service: TestService;
  let hostile: PluggedIn;
  let neighbour: PluggedIn;
  let good = 0;

  beforeAll(async () => {
    service = await startService(serviceMetrics);
    [hostile, neighbour] = [await plugIn(service, 'jahat'), await plugIn(service, 'baik')];
  });

  afterAll(() => service.stop());

  const send = (of: PluggedIn, ...messages: KafkaMessage[]): Promise<void> =>
    service.raw(messages.map((message) => ({ ...message, topic: of.topic })));

  const right = (of = hostile): KafkaMessage => asKafkaMessage(of.event());

  const parked = async (): Promise<Parked[]> => {
    const found: Parked[] = [];
    for (let after = ''; ;) {
      const { body } = await hostile.get<{ items: Parked[]; next: string | null }>(`/ingest/parked?limit=100${after}`);
      found.push(...body.items);
      if (body.next === null) return found;
      after = `&after=${encodeURIComponent(body.next)}`;
    }
  };

  it('are each parked with a reason that the department can read, and good ones around them are counted', async () => {
    for (const [, wrong] of WRONG_MESSAGES) {
      await send(hostile, right(), wrong(right()), right());
      good += 2;
    }
    await eventually(async () => expect(await hostile.counted()).toBe(good), { deadlineMs: 120_000 });
    const found = await eventually(async () => {
      const all = await parked();
      expect(all).toHaveLength(WRONG_MESSAGES.length);
      return all;
    });
    const tally = (codes: readonly string[]) => codes.toSorted();
    expect(tally(found.map(({ code }) => code))).toEqual(tally(WRONG_MESSAGES.map(([, , code]) => code)));
    for (const { reason } of found) {
      expect(reason.length).toBeGreaterThan(5);
      expect(reason.length).toBeLessThan(400);
    }
  });

  it('are counted when they are only odd', async () => {
    for (const [, odd] of ODD_MESSAGES) {
      await send(hostile, odd(right()));
      good += 1;
    }
    await eventually(async () => expect(await hostile.counted()).toBe(good));
  });

  it('are counted once, however often and with whatever content an id comes', async () => {
    const event = hostile.event();
    await send(hostile, ...Array.from({ length: 50 }, () => asKafkaMessage(event)));
    await send(hostile, asKafkaMessage({ ...event, data: hostile.data() }), right());
    good += 2;
    await eventually(async () => expect(await hostile.counted()).toBe(good));
  });

  it('do not take another department’s ids or requests from it', async () => {
    const event = neighbour.event();
    await send(hostile, asKafkaMessage(event), right());
    good += 1;
    await eventually(async () => expect(await hostile.counted()).toBe(good));
    expect(await neighbour.counted()).toBe(0);
    expect((await neighbour.send(event)).body).toMatchObject([{ outcome: 'accepted' }]);
    await eventually(async () => expect(await neighbour.counted()).toBe(1));
  });

  it('are refused by the broker when they are too large, also when they are so only once unpacked', async () => {
    const { topic } = hostile;
    const large = { ...right(), topic, value: 'x'.repeat(2 * MEGABYTE) };
    await expect(service.raw([large])).rejects.toThrow(/larger|too large/i);
    const bomb = { ...right(), topic, value: ' '.repeat(64 * MEGABYTE) };
    await expect(service.raw([bomb], { packed: true })).rejects.toThrow(/larger|too large/i);
    const many = Array.from({ length: 64 }, () => ({ ...right(), topic, value: ' '.repeat(900_000) }));
    await expect(service.raw(many, { packed: true })).rejects.toThrow(/larger|too large/i);
    await service.raw([{ ...right(), topic }], { packed: true });
    good += 1;
    await eventually(async () => expect(await hostile.counted()).toBe(good));
  });

  it('left the process alive, its objects as they were, and the neighbour untouched', async () => {
    await eventually(async () => expect((await service.http.get('/health/ready')).status).toBe(200));
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
    expect((await neighbour.get<{ items: Parked[] }>('/ingest/parked')).body.items).toEqual([]);
    await send(neighbour, right(neighbour));
    await eventually(async () => expect(await neighbour.counted()).toBe(2));
  });
});
