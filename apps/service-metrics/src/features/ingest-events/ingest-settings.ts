import { readSettings, wholeSetting } from '#platform';

/** A class, so that Nest can inject it. */
export class IngestSettings {
  /** INGEST_REQUESTS_PER_PRODUCER: how many of one producer's requests are taken in at once; default 4. More answer 429; of small ones eight count as one. */
  readonly requestsPerProducer: number;

  constructor(env: Readonly<Record<string, string | undefined>>) {
    const { requestsPerProducer } = readSettings(
      {
        requestsPerProducer: wholeSetting('INGEST_REQUESTS_PER_PRODUCER', {
          min: 1,
          max: 100,
          example: 4,
          fallback: { value: 4 },
        }),
      },
      env,
    );
    this.requestsPerProducer = requestsPerProducer;
  }
}
