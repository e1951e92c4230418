import { randomUUID } from 'node:crypto';
import { Controller, Module } from '@nestjs/common';
import { PlanReturned } from '#contracts';
import { createApp, type DatabaseApp } from '#platform';
import { asMessage, eventually, HttpClient, makePlace, OutsideProducer, type Place } from '#testing';
import { OnEvent } from '../decorators.js';
import { BrokenRule } from '../failures.js';

let broken = true;

@Controller()
class PoisonedDoor {
  @OnEvent(PlanReturned)
  handle() {
    if (broken) throw new BrokenRule('POISON', 'the rule says no');
    return Promise.resolve([]);
  }
}

@Module({ controllers: [PoisonedDoor] })
class PoisonedModule {}

interface Answer {
  readonly keys: { readonly key: string; readonly handled: number; readonly left: number }[];
  readonly remaining: number;
  readonly next: string | null;
}

const TOPIC = 'target-setting.plan';

describe('the doors of messaging', () => {
  let place: Place;
  let service: DatabaseApp;
  let outside: OutsideProducer;
  let http: HttpClient;

  beforeAll(async () => {
    place = await makePlace();
    service = await createApp(
      { name: 'development', module: PoisonedModule, messages: {}, port: 0, entities: [], migrations: [] },
      {
        host: '127.0.0.1',
        port: 0,
        logLevel: 'fatal',
        production: false,
        databaseUrl: place.databaseUrl,
        migrationDatabaseUrl: place.databaseUrl,
        databasePool: 5,
        kafkaBrokers: place.brokers,
        topicPrefix: place.topicPrefix,
      },
    );
    http = new HttpClient(await service.start('127.0.0.1', 0));
    outside = await OutsideProducer.connect({
      brokers: place.brokers,
      topicPrefix: place.topicPrefix,
      clientId: 'test',
    });
  });

  afterAll(async () => {
    await outside.close();
    await service.stop();
    await place.remove();
  });

  const park = async (count: number): Promise<string[]> => {
    broken = true;
    const keys = Array.from({ length: count }, () => randomUUID());
    await outside.raw(keys.map((employeeId) => asMessage(PlanReturned, { ...PlanReturned.example, employeeId })));
    await eventually(async () => expect((await http.get<unknown[]>('/messaging/parked')).body).toHaveLength(count));
    return keys;
  };

  const portion = async (body: object): Promise<Answer> => (await http.post<Answer>('/messaging/replay', body)).body;

  it('list parked keys page by page, replay them in portions, and change nothing the second time', async () => {
    const keys = await park(5);
    const first = await http.get<{ key: string }[]>('/messaging/parked?limit=3');
    expect(first.body).toMatchObject([{ topic: TOPIC, events: 1, code: 'POISON', awaits: null }, {}, {}]);
    const link = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    const second = await http.get<{ key: string }[]>(`/messaging/${link}`);
    expect(second.headers.get('link')).toBeNull();
    expect([...first.body, ...second.body].map(({ key }) => key).sort()).toEqual([...keys].sort());

    expect(await portion({ limit: 2 })).toMatchObject({
      keys: [{ left: 1, code: 'POISON' }, { left: 1 }],
      remaining: 3,
    });
    broken = false;
    const begun = await portion({ limit: 2 });
    expect(begun).toMatchObject({ keys: [{ handled: 1, left: 0, code: null }, { handled: 1 }], remaining: 3 });
    expect(await portion({ after: begun.next })).toMatchObject({ keys: [{}, {}, {}], remaining: 0, next: null });
    expect(await portion({})).toEqual({ keys: [], remaining: 0, next: null });
    expect(await portion({ topic: TOPIC, key: keys[0] })).toMatchObject({ keys: [{ wasHeld: false, handled: 0 }] });
  });

  it.each([
    [{ topic: TOPIC }, '/key', 'REQUIRED'],
    [{ topic: 7, key: 'x' }, '/topic', 'NOT_TEXT'],
    [{ limit: '2' }, '/limit', 'NOT_WHOLE'],
    [{ limit: 501 }, '/limit', 'TOO_LARGE'],
    [{ after: 'x' }, '/after', 'INVALID_CURSOR'],
    [{ everything: true }, '/everything', 'UNKNOWN_FIELD'],
  ])('refuse %j in words', async (body, field, code) => {
    const answer = await http.post('/messaging/replay', body, { headers: { 'accept-language': 'en' } });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field, code }] } });
  });

  it('tell Prometheus how messaging stands when it asks', async () => {
    await park(1);
    await eventually(
      async () => {
        const { body } = await http.get<string>('/metrics');
        expect(body).toContain('teladan_parked_keys{service="development"} 1');
        expect(body).toContain('teladan_parked_events{service="development"} 1');
        expect(body).toMatch(/teladan_outbox_age_seconds\{service="development"\} \d/);
        expect(body).toMatch(/teladan_consumer_lag\{[^}]*topic="target-setting.plan"[^}]*\} 0/);
        expect(body).toMatch(/teladan_group_joins_total\{group="teladan.development"[^}]*\} [1-9]/);
      },
      { deadlineMs: 40_000 },
    );
  });
});
