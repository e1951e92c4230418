import { latestOfEach } from './latest-of-each.js';

describe('the newest event of each thing', () => {
  it('is the one of the highest sequence, whatever the order, and things come sorted', () => {
    const events = [
      { of: 'b', sequence: 1 },
      { of: 'a', sequence: 3 },
      { of: 'a', sequence: 2 },
    ];
    expect(latestOfEach(events, ({ of }) => of)).toEqual([events[1], events[0]]);
  });
});
