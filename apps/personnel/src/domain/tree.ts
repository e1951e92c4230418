/** Those whose way up comes back to themselves. */
export const inCycle = (parents: ReadonlyMap<string, string | null>): ReadonlySet<string> => {
  const found = new Set<string>();
  const done = new Set<string>();
  for (const start of parents.keys()) {
    const path = new Set<string>();
    let at: string | null | undefined = start;
    while (typeof at === 'string' && !done.has(at) && !path.has(at)) {
      path.add(at);
      at = parents.get(at);
    }
    if (typeof at === 'string' && path.has(at)) {
      const walked = [...path];
      for (const code of walked.slice(walked.indexOf(at))) found.add(code);
    }
    for (const code of path) done.add(code);
  }
  return found;
};
