import { latencyFigures } from './latency-figures.js';

describe('how long an event takes to the screen', () => {
  const values = Array.from({ length: 200 }, (_, n) => 1_001 + n);

  it('is told as p50 and p99, each with what is left over the debounce', () => {
    const [middle, most] = latencyFigures({ figure: 'event', values, how: 'by one clock', onPurposeMs: 1_000 });
    expect(middle).toMatchObject({ figure: 'event, p50', value: 1_101, unit: 'ms' });
    expect(middle?.against).toBe('101 ms over the debounce of 1,000 ms; by one clock');
    expect(most).toMatchObject({ figure: 'event, p99', value: 1_199 });
    expect(most?.against).toBe('199 ms over the debounce of 1,000 ms; 200 samples');
  });

  it('says nothing of a debounce that samples share', () => {
    const [middle] = latencyFigures({ figure: 'event', values: [5], how: 'by one clock' });
    expect(middle?.against).toBe('by one clock');
  });
});
