import type { EventEmitter } from 'node:events';

/**
 * Aborted once nobody reads what a command says, as behind `head`. Node would else end it where it stands, with a stack; so
 * it can finish what is under way.
 */
export const whenUnread = (streams: readonly EventEmitter[] = [process.stdout, process.stderr]): AbortSignal => {
  const unread = new AbortController();
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      unread.abort();
    });
  }
  return unread.signal;
};
