import { readSettings, wholeSetting } from '#platform';

/** A class, so that Nest can inject it. */
export class IngestSettings {
  /**
   * INGEST_REQUESTS_PER_PRODUCER: how many of one producer's requests are taken in at once; default 16. More answer 429; of
   * small ones eight count as one.
   */
  readonly requestsPerProducer: number;
  /**
   * INGEST_KIB_PER_SECOND: what one department may send for long, some 3,500 events; default 1,024. More answers 429. In Kafka
   * each of its accounts has the same bound, beyond which it waits.
   */
  readonly kibPerSecond: number;

  constructor(env: Readonly<Record<string, string | undefined>>) {
    const { requestsPerProducer, kibPerSecond } = readSettings(
      {
        requestsPerProducer: wholeSetting('INGEST_REQUESTS_PER_PRODUCER', {
          min: 1,
          max: 100,
          example: 16,
          fallback: { value: 16 },
        }),
        kibPerSecond: wholeSetting('INGEST_KIB_PER_SECOND', {
          min: 1,
          max: 1_048_576,
          example: 1_024,
          fallback: { value: 1_024 },
        }),
      },
      env,
    );
    this.requestsPerProducer = requestsPerProducer;
    this.kibPerSecond = kibPerSecond;
  }

  get bytesPerSecond(): number {
    return this.kibPerSecond * 1_024;
  }
}
