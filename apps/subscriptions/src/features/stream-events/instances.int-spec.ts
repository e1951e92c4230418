import { eventually, makePlace, OutsideProducer, type Place } from '#testing';
import { type Appraisal, appraisals, completed } from '../../testing/appraisals.js';
import { type Instance, startInstance } from '../../testing/instance.js';
import { register } from '../../testing/registering.js';
import { StreamReader } from '../../testing/stream-reader.js';

let place: Place;
let outside: OutsideProducer;

beforeAll(async () => {
  place = await makePlace();
  outside = await OutsideProducer.connect({ ...place.kafka, clientId: 'test' });
});
afterAll(async () => {
  await outside.close();
  await place.remove();
});

const send = async (some: readonly Appraisal[]): Promise<void> => {
  for (let at = 0; at < some.length; at += 5) await outside.raw(completed(some.slice(at, at + 5)));
};

const idOf = ({ appraisalId }: Pick<Appraisal, 'appraisalId'>): string => appraisalId;

describe('a reader', () => {
  it('misses nothing and hears nothing twice when the service starts anew', async () => {
    const before = await startInstance(place);
    const { token } = await register(before.http);
    const sent = appraisals(400);
    const first = await StreamReader.open(before.http.url, token);
    const sending = send(sent);
    await eventually(() => expect(first.heard.length).toBeGreaterThan(20));
    const stopped = before.stop();
    // Readers go elsewhere while the service still finishes its work.
    expect(await Promise.race([first.ended.then(() => 'readers'), stopped.then(() => 'service')])).toBe('readers');
    expect(first.comments).toContain(': stopping');
    await stopped;
    const after = await startInstance(place);
    try {
      const second = await StreamReader.open(after.http.url, token, { lastEventId: first.lastEventId });
      const heard = () => [...first.heard, ...second.heard];
      await eventually(() => expect(heard().length).toBeGreaterThanOrEqual(sent.length), { deadlineMs: 60_000 });
      await sending;
      await second.leave();
      expect(heard().map(({ data }) => data.data['appraisalId'])).toHaveLength(sent.length);
      expect(new Set(heard().map(({ data }) => data.data['appraisalId']))).toEqual(new Set(sent.map(idOf)));
      expect(heard().map(({ id }) => id)).toEqual([...new Set(heard().map(({ id }) => id))].sort((a, b) => a - b));
    } finally {
      await after.stop();
    }
  });

  it('hears the same from each of two instances, in the same order, whichever of them takes an event in', async () => {
    const instances: Instance[] = [await startInstance(place), await startInstance(place)];
    try {
      const [left, right] = instances;
      if (!left || !right) throw new Error('two are needed');
      const { token } = await register(left.http);
      const readers = await Promise.all([left, right].map(({ http }) => StreamReader.open(http.url, token)));
      const sent = appraisals(200);
      await send(sent);
      for (const reader of readers) {
        await eventually(() => expect(reader.heard).toHaveLength(sent.length), { deadlineMs: 60_000 });
      }
      const [one, two] = readers.map(({ heard }) => heard.map(({ id }) => id));
      expect(one).toEqual(two);
      await Promise.all(readers.map((reader) => reader.leave()));
    } finally {
      await Promise.all(instances.map((instance) => instance.stop()));
    }
  });
});
