/**
 * Does the work for all items, some at a time, as several people at their desks would. Fails with the first failure; the
 * items that nobody has begun are then left.
 */
export const inParallel = async <T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
  atOnce = 6,
): Promise<R[]> => {
  const results: R[] = [];
  const queue = items.entries();
  let hasFailed = false;
  const desk = async (): Promise<void> => {
    for (const [index, item] of queue) {
      if (hasFailed) return;
      results[index] = await work(item).catch((error: unknown) => {
        hasFailed = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, desk));
  return results;
};
