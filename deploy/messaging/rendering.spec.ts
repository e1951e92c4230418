import { discardText, heldTable, lagTable, replayTable } from './rendering.js';

const held = {
  service: 'rewards',
  topic: 'appraisal.result',
  key: 'k\u001b[2J',
  parkedAt: '2026-01-31T08:00:00.123Z',
  awaits: 'employee/7',
  waitingTooLong: true,
  events: 3,
  position: '17',
  code: null,
  reason: null,
};

describe('the tables of the messaging command', () => {
  it('mark what waits too long, and let no key steer the terminal', () => {
    expect(heldTable('waiting', [held])).toBe(
      [
        'SERVICE  TOPIC             KEY         SINCE                 EVENTS  EVENT  FOR',
        'rewards  appraisal.result  k\\u001b[2J  2026-01-31T08:00:00Z  3       17     awaits employee/7  (waiting too long)',
        '',
        '1 keys waiting, 3 events.',
        '1 have waited for over 15 minutes: what they wait for was probably never sent.',
      ].join('\n'),
    );
  });

  it('add up the partitions of a group', () => {
    const lag = { service: 'rewards', group: 'g', topic: 't' };
    expect(
      lagTable([
        { ...lag, partition: 0, lag: 2 },
        { ...lag, partition: 1, lag: 5 },
      ]),
    ).toBe('GROUP  TOPIC  BEHIND  BY PARTITION\ng      t      7       0:2 1:5\n\n7 behind in all.');
  });

  it('tell the new reason of what is still held', () => {
    const key = { ...held, key: 'k', wasHeld: true, handled: 1, left: 2, awaits: null, code: 'POISON', reason: 'no' };
    expect(replayTable([key])).toContain('still held: POISON: no');
    expect(replayTable([{ ...key, left: 0 }])).toContain('flows again');
    expect(replayTable([{ ...key, wasHeld: false, left: 0 }])).toContain('is not parked; nothing was changed');
  });

  it('tell what became of an event that was discarded, and of those behind it', () => {
    const key = { ...held, key: 'k', wasHeld: true, handled: 2, left: 0, awaits: null };
    const told = discardText([{ service: 'rewards', outcome: 'discarded', key }]);
    expect(told).toMatch(/^Discarded; [^]+ k +2 +0 +flows again/);
    expect(discardText([{ service: 'rewards', outcome: 'unknown', key: null }])).toContain('nothing was changed');
  });
});
