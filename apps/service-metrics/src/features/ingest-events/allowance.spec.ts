import { Allowance } from './allowance.js';

const allowance = () => new Allowance({ bytesPerSecond: 100, burst: 1_000 });

describe('what a producer may send in a time', () => {
  it('is its burst at once, and then waits for what it has overdrawn', () => {
    const all = allowance();
    all.charge('a', 1_000, 0);
    expect(all.secondsToWait('a', 0)).toBe(0);
    all.charge('a', 500, 0);
    expect(all.secondsToWait('a', 0)).toBe(5);
    expect(all.secondsToWait('a', 3_000)).toBe(2);
    expect(all.secondsToWait('a', 5_000)).toBe(0);
  });

  it('is as much each second as the rate, however long it goes on', () => {
    const all = allowance();
    all.charge('a', 1_000, 0);
    for (let second = 1; second <= 100; second += 1) {
      expect(all.secondsToWait('a', second * 1_000)).toBe(0);
      all.charge('a', 100, second * 1_000);
    }
    all.charge('a', 1, 100_000);
    expect(all.secondsToWait('a', 100_000)).toBe(0.01);
  });

  it('is no more than its burst after a long rest', () => {
    const all = allowance();
    all.charge('a', 10, 0);
    all.charge('a', 1_100, 3_600_000);
    expect(all.secondsToWait('a', 3_600_000)).toBe(1);
  });

  it('is its own: another’s flood takes nothing of it', () => {
    const all = allowance();
    all.charge('a', 9_000, 0);
    expect(all.secondsToWait('b', 0)).toBe(0);
  });
});
