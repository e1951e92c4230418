/**
 * Of a batch, the newest event of each thing: one statement cannot write a row twice. Sorted by id, so that two
 * transactions that write the same rows cannot deadlock.
 */
export const latestOfEach = <E extends { readonly sequence: number }>(
  events: readonly E[],
  idOf: (event: E) => string,
): E[] => {
  const latest = new Map<string, E>();
  for (const event of events) {
    const known = latest.get(idOf(event));
    if (known === undefined || known.sequence <= event.sequence) latest.set(idOf(event), event);
  }
  return [...latest.values()].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
};
