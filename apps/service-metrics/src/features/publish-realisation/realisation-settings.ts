import { readSettings, wholeSetting } from '#platform';

/** A class, so that Nest can inject it. */
export class RealisationSettings {
  /** REALISATION_DEBOUNCE_MS: from the first change to its publication; default 1000. 0 publishes each change by itself. */
  readonly debounceMs: number;

  constructor(env: Readonly<Record<string, string | undefined>>) {
    const { debounceMs } = readSettings(
      {
        debounceMs: wholeSetting('REALISATION_DEBOUNCE_MS', {
          min: 0,
          max: 3_600_000,
          example: 1000,
          fallback: { value: 1000 },
        }),
      },
      env,
    );
    this.debounceMs = debounceMs;
  }
}
