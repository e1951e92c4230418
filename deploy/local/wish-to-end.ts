/** One Ctrl-C comes twice to what npm has started: from the terminal, and from npm, which the terminal tells too. */
const SAME_WISH_MS = 1500;

/** Tells of each signal whether it is more than the first one again: who sends it cannot wait for the orderly end. */
export const laterWishes = (now: () => number = () => performance.now()): (() => boolean) => {
  let firstAt: number | undefined;
  return () => now() - (firstAt ??= now()) > SAME_WISH_MS;
};

/** For a command that can be gone on with: the first Ctrl-C asks it to finish what is under way, a later one ends it at once. */
export const finishAtCtrlC = (): AbortSignal => {
  const finish = new AbortController();
  const isLater = laterWishes();
  process.on('SIGINT', () => {
    if (isLater()) process.exit(130);
    finish.abort();
  });
  return finish.signal;
};
