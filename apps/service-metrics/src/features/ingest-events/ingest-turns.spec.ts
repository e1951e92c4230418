import { PATIENCE, turnsWithin } from './ingest-turns.js';

describe('the turns of taking events in', () => {
  it.each([
    [10, 5, 2],
    [2, 1, 1],
    [1, 1, 1],
    [200, 100, 50],
  ])('of a pool of %i are %i, of one department %i', (pool, all, ofOne) => {
    expect(turnsWithin(pool)).toEqual({ all, ofOne });
  });

  it('are not waited for without end: who stands in line for seconds is told to come again', () => {
    expect(PATIENCE.ms).toBeLessThan(5_000);
    expect(PATIENCE.tooLong()).toMatchObject({ status: 429, code: 'INGEST_BUSY', headers: { 'retry-after': '2' } });
  });
});
