import { WRONG_EVENTS } from '../../apps/service-metrics/src/testing/hostile/wrong-events.js';
import { ODD_MESSAGES, WRONG_MESSAGES } from '../../apps/service-metrics/src/testing/hostile/wrong-messages.js';
import { UNREADABLE, WRONG_REQUESTS } from '../../apps/service-metrics/src/testing/hostile/wrong-requests.js';
import { WRONG_FILES } from './testing/wrong-files.js';
import { WRONG_ROWS } from './testing/wrong-rows.js';

const named = (door: string, cases: readonly (readonly [string, ...unknown[]])[]): string[] =>
  cases.map(([what]) => `${door}: ${what}`);

describe('the hostile-input suite', () => {
  it('has at least 300 different cases, over all three doors', () => {
    const http = named('HTTP', [...WRONG_EVENTS, ...WRONG_REQUESTS, ...UNREADABLE]);
    const kafka = named('Kafka', [...WRONG_MESSAGES, ...ODD_MESSAGES]);
    const csv = named('CSV', [...WRONG_FILES, ...WRONG_ROWS]);
    for (const cases of [http, kafka, csv]) expect(new Set(cases).size).toBe(cases.length);
    expect(http.length + kafka.length + csv.length).toBeGreaterThanOrEqual(300);
  });
});
