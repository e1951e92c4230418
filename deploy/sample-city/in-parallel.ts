/**
 * Does the work for all items, some at a time, as several people at their desks would. Fails with the first failure; what
 * nobody has begun by then is left undone.
 */
export const inParallel = async <T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> => {
  const queue = items.values();
  let hasFailed = false;
  const desk = async (): Promise<void> => {
    for (const item of queue) {
      if (hasFailed) return;
      await work(item).catch((error: unknown) => {
        hasFailed = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, desk));
};
