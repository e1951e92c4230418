import { Slots } from './slots.js';

const slots = (small = { bytes: 0, asOne: 1 }) =>
  new Slots({ requests: 2, small, bytes: 100, bytesOfAll: 150, bytesAnyway: 10 });

describe('the requests that are taken in at once', () => {
  it('are so many of one producer, and leave room for another', () => {
    const all = slots();
    expect(all.take('a', 1)).toBeDefined();
    expect(all.take('a', 1)).toBeDefined();
    expect(all.take('a', 1)).toBeUndefined();
    expect(all.take('b', 1)).toBeDefined();
  });

  it('are so many bytes of one producer and of all', () => {
    const all = slots();
    expect(all.take('a', 101)).toBeUndefined();
    expect(all.take('a', 100)).toBeDefined();
    expect(all.take('b', 51)).toBeUndefined();
    expect(all.take('b', 50)).toBeDefined();
  });

  it('are more when they are small', () => {
    const all = slots({ bytes: 5, asOne: 4 });
    const end = all.take('a', 6);
    for (let n = 0; n < 4; n += 1) expect(all.take('a', 5)).toBeDefined();
    expect(all.take('a', 5)).toBeUndefined();
    end?.();
    expect(all.take('a', 5)).toBeDefined();
    expect(all.take('a', 6)).toBeUndefined();
  });

  it('are a little of each, also when others hold everything', () => {
    const all = slots();
    all.take('a', 100);
    all.take('b', 50);
    expect(all.take('c', 11)).toBeUndefined();
    expect(all.take('c', 6)).toBeDefined();
    expect(all.take('c', 5)).toBeUndefined();
    expect(all.take('c', 4)).toBeDefined();
  });

  it('make room when they end', () => {
    const all = slots();
    const end = [all.take('a', 50), all.take('a', 50)];
    expect(all.take('a', 1)).toBeUndefined();
    end[0]?.();
    const third = all.take('a', 50);
    expect(third).toBeDefined();
    end[1]?.();
    third?.();
    expect(all.take('b', 100)).toBeDefined();
    expect(all.take('a', 50)).toBeDefined();
  });
});
