import { laterWishes } from './wish-to-end.js';

describe('signals that ask for an end', () => {
  it('are one wish when they come together, as one Ctrl-C does through npm, and another one later', () => {
    let now = 0;
    const isLater = laterWishes(() => now);
    const heard = [0, 5, 1000, 1501, 9000].map((at) => {
      now = at;
      return isLater();
    });
    expect(heard).toEqual([false, false, false, true, true]);
  });
});
