import { caughtUp, eventually, startService, type TestService } from '#testing';
import { serviceMetrics } from '../../service.js';
import { asKafkaMessage, type KafkaMessage } from '../../testing/hostile/wrong-messages.js';
import { type Held, parkedEventsAt } from '../../testing/parked-events.js';
import { AS_ADMINISTRATOR, type CloudEventJson, plugIn, type PluggedIn } from '../../testing/plugged-in.js';

describe('an event whose id another one has that is held', () => {
  let service: TestService;
  const { viaKafka, listed, eventsOf, discard, settles } = parkedEventsAt(() => service);

  beforeAll(async () => {
    service = await startService(serviceMetrics);
  });

  afterAll(() => service.stop());

  const parkedAs = (producer: PluggedIn, ...expected: readonly object[]): Promise<readonly Held[]> =>
    eventually(async () => {
      const all = await listed(producer);
      expect(all).toMatchObject(expected);
      return all;
    });

  const replay = (producer: PluggedIn) => producer.post('/ingest/parked/replay');

  /** Behind everything that was sent, so that what was to be dropped has been. */
  const passedBy = async (producer: PluggedIn, counted: number): Promise<void> => {
    await viaKafka(producer, asKafkaMessage(producer.event()));
    await settles(producer, counted);
    await caughtUp(service);
    expect(await producer.counted()).toBe(counted);
  };

  const wronglyTimed = (event: CloudEventJson): KafkaMessage => asKafkaMessage({ ...event, time: 'kemarin' });

  it.each(['HTTP', 'Kafka'])(
    'sent corrected by %s is kept behind it, and counted once that is discarded',
    async (door) => {
      const producer = await plugIn(service, `betul-${door.toLowerCase()}`);
      const event = producer.event({ id: 'K4/r' });
      await viaKafka(producer, wronglyTimed(event));
      const [bad] = await parkedAs(producer, { code: 'NOT_A_CLOUD_EVENT', events: 1 });
      if (door === 'Kafka') await viaKafka(producer, asKafkaMessage(event));
      else expect((await producer.send(event)).body).toMatchObject([{ outcome: 'accepted' }]);
      await parkedAs(producer, { code: 'NOT_A_CLOUD_EVENT', events: 2 });
      expect(await eventsOf(producer, bad?.key ?? '')).toMatchObject([
        {},
        { code: null, value: JSON.stringify(event.data) },
      ]);
      expect((await discard(producer, bad?.position)).body).toMatchObject({ key: { handled: 1, left: 0 } });
      await settles(producer, 1);
      await viaKafka(producer, asKafkaMessage(event), wronglyTimed(event));
      await passedBy(producer, 2);
      expect(await listed(producer)).toEqual([]);
    },
  );

  it('is kept in order when both come at once, and the same content is kept once', async () => {
    const producer = await plugIn(service, 'sekaligus');
    const [event, later] = [producer.event(), producer.event()];
    const behind = { ...asKafkaMessage(later), key: asKafkaMessage(event).key };
    const both = [wronglyTimed(event), asKafkaMessage(event), behind];
    await viaKafka(producer, ...both, ...both);
    await viaKafka(producer, ...both);
    await passedBy(producer, 1);
    const [bad] = await parkedAs(producer, { events: 3 });
    const queue = await eventsOf(producer, bad?.key ?? '');
    expect(queue.map(({ value }) => value)).toEqual([event, event, later].map(({ data }) => JSON.stringify(data)));
    expect((await discard(producer, bad?.position)).body).toMatchObject({ key: { handled: 2, left: 0 } });
    await passedBy(producer, 4);
  });

  it('is dropped when the other is mended after all and counted, so that the id counts once', async () => {
    const producer = await plugIn(service, 'sekali');
    const event = producer.event({ data: producer.data({ serviceCode: 'kk' }) });
    await viaKafka(producer, asKafkaMessage(event));
    await parkedAs(producer, { code: 'SERVICE_NOT_ALLOWED', events: 1 });
    const data = { ...event.data, serviceCode: 'akta-kelahiran' };
    await viaKafka(producer, asKafkaMessage({ ...event, data }));
    await parkedAs(producer, { code: 'SERVICE_NOT_ALLOWED', events: 2 });
    await viaKafka(producer, { ...asKafkaMessage({ ...event, time: '2025-03-04T01:00:00Z', data }), key: 'lain' });
    await parkedAs(producer, { code: 'SERVICE_NOT_ALLOWED', events: 2 }, { code: 'SAME_ID_HELD', key: 'lain' });
    const terms = { contact: 'x@y.example', serviceCodes: ['akta-kelahiran', 'kk'] };
    await service.http.put(`/producers/${producer.id}`, terms, AS_ADMINISTRATOR);
    expect((await replay(producer)).body).toMatchObject({
      keys: [
        { handled: 1, left: 0 },
        { handled: 0, left: 0 },
      ],
    });
    await passedBy(producer, 2);
    expect(await listed(producer)).toEqual([]);
  });

  it('is parked with what to do under another key, and counted once the other is discarded', async () => {
    const producer = await plugIn(service, 'lain-kunci');
    const event = producer.event();
    await viaKafka(producer, { ...wronglyTimed(event), key: 'salah-kunci' });
    await parkedAs(producer, { key: 'salah-kunci' });
    await producer.send(event);
    const [bad, good] = await parkedAs(producer, { key: 'salah-kunci' }, { code: 'SAME_ID_HELD', events: 1 });
    expect(good?.reason).toMatch(/discard that one/);
    expect((await replay(producer)).body).toMatchObject({
      keys: [{ handled: 0 }, { handled: 0, code: 'SAME_ID_HELD' }],
    });
    await discard(producer, bad?.position);
    await settles(producer, 1);
    expect(await listed(producer)).toEqual([]);
    await viaKafka(producer, asKafkaMessage(event));
    await passedBy(producer, 2);
  });

  it('is discarded without the id of the other, which is mended and counted once', async () => {
    const producer = await plugIn(service, 'dibuang-pengganti');
    const event = producer.event({ data: producer.data({ serviceCode: 'kk' }) });
    const data = { ...event.data, serviceCode: 'akta-kelahiran' };
    await viaKafka(producer, asKafkaMessage(event));
    await parkedAs(producer, { code: 'SERVICE_NOT_ALLOWED' });
    await viaKafka(producer, { ...asKafkaMessage({ ...event, data }), key: 'lain' });
    const [, other] = await parkedAs(producer, { code: 'SERVICE_NOT_ALLOWED' }, { code: 'SAME_ID_HELD' });
    await discard(producer, other?.position);
    const terms = { contact: 'x@y.example', serviceCodes: ['akta-kelahiran', 'kk'] };
    await service.http.put(`/producers/${producer.id}`, terms, AS_ADMINISTRATOR);
    await replay(producer);
    await settles(producer, 1);
    await viaKafka(producer, asKafkaMessage(event), asKafkaMessage({ ...event, data }));
    await passedBy(producer, 2);
  });
});
