interface Sequenced {
  readonly subject: string;
  readonly sequence: number;
}

/** The newest event of each subject: one statement cannot write a row twice. */
export function newestOfEach<E extends Sequenced>(events: readonly E[]): readonly E[] {
  const newest = new Map<string, E>();
  for (const event of events) {
    const known = newest.get(event.subject);
    if (known === undefined || known.sequence < event.sequence) newest.set(event.subject, event);
  }
  return [...newest.values()].sort((left, right) => (left.subject < right.subject ? -1 : 1));
}
