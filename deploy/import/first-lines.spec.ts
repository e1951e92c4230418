import { FirstLines } from './first-lines.js';

const MEGABYTE = 1_000_000;

describe('The first lines of keys', () => {
  it('are told to whoever comes later, however many have come between', () => {
    const lines = new FirstLines();
    const keys = Array.from({ length: 5_000 }, (_, n) => `key ${n}`);
    expect(keys.filter((key, index) => lines.before(key, index + 2) !== undefined)).toEqual([]);
    expect(keys.filter((key, index) => lines.before(key, 99_999) !== index + 2)).toEqual([]);
  });

  it('of fifty thousand keys take 2.1 MB, and of a million sixteen times as much', () => {
    const lines = new FirstLines();
    for (let line = 1; line <= 50_000; line += 1) lines.before(String(line), line);
    expect(lines.bytes / MEGABYTE).toBeCloseTo(2.1, 1);
  });
});
