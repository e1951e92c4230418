import { EventEmitter } from 'node:events';
import { whenUnread } from './unread.js';

describe('A command that nobody reads any more', () => {
  const failing = (code: string): Error => Object.assign(new Error(`write ${code}`), { code });

  it('is told to finish, once and for all that it still says', () => {
    const stream = new EventEmitter();
    const unread = whenUnread([stream]);
    expect(unread.aborted).toBe(false);
    stream.emit('error', failing('EPIPE'));
    stream.emit('error', failing('EPIPE'));
    expect(unread.aborted).toBe(true);
  });

  it('fails as before where its output cannot be written for another reason', () => {
    const stream = new EventEmitter();
    whenUnread([stream]);
    expect(() => stream.emit('error', failing('ENOSPC'))).toThrow('ENOSPC');
  });
});
