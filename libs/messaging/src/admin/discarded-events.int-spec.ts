import { type BareService, makePlace, type Place, startBareService } from '#testing';

/** Positions by how many days ago they were discarded. */
const DAYS_AGO = { 1: 0, 2: 89, 3: 91 };

describe('what was discarded', () => {
  let place: Place;

  beforeAll(async () => {
    place = await makePlace();
  });

  afterAll(() => place.remove());

  const running = async <T>(work: (service: BareService) => Promise<T>): Promise<T> => {
    const service = await startBareService(place, { name: 'development', doors: [] });
    return work(service).finally(() => service.stop());
  };

  it('is kept for 90 days and no longer, so that its table cannot grow for ever', async () => {
    await running(({ db }) =>
      db.query(
        `INSERT INTO discarded_event (position, consumer, topic, key, kafka_partition, kafka_offset, headers, discarded_by,
                                      parked_at, discarded_at)
         SELECT position, 'development', 't', 'k', 0, 0, '{}', 'administrator', at, at
         FROM json_each_text($1) AS d (position_text, days),
              LATERAL (SELECT position_text::bigint AS position, now() - days::int * interval '1 day' AS at) AS row`,
        [JSON.stringify(DAYS_AGO)],
      ),
    );
    const kept = await running(({ db }) =>
      db.query<object[]>(`SELECT position FROM discarded_event ORDER BY position`),
    );
    expect(kept).toEqual([{ position: '1' }, { position: '2' }]);
  });
});
