import { javaVersion } from './java.js';

describe('javaVersion', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "21" 2023-09-19 LTS', 21],
    ['openjdk version "1.8.0_402"', 1],
    ['', 0],
  ])('reads %s as %i', (report, version) => {
    expect(javaVersion(report)).toBe(version);
  });
});
