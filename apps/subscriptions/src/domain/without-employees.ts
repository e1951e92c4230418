/** As much of a CloudEvent as can name a person. */
interface Told {
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * The event with the ids of employees left out: the fields that hold them, and whatever else repeats one (a subject such as
 * `<employee>/2024`). The event's own id must stay, so that a reader can tell duplicates.
 */
export function withoutEmployees<E extends Told>(event: E, fields: readonly string[]): E {
  const ids = fields
    .map((field) => event.data[field])
    .filter((id): id is string => typeof id === 'string' && id !== '');
  const { id, data, ...attributes } = event;
  const kept = Object.fromEntries(Object.entries(data).filter(([field]) => !fields.includes(field)));
  return { ...(silent(attributes, ids) as object), id, data: silent(kept, ids) } as E;
}

/** A value without the parts that repeat one of these ids. */
function silent(value: unknown, ids: readonly string[]): unknown {
  if (Array.isArray(value)) return value.filter((each) => !names(each, ids)).map((each) => silent(each, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, part]) => !names(key, ids) && !names(part, ids))
      .map(([key, part]) => [key, silent(part, ids)]),
  );
}

const names = (value: unknown, ids: readonly string[]): boolean => {
  if (typeof value !== 'string') return false;
  const text = value.toLowerCase();
  return ids.some((id) => text.includes(id.toLowerCase()));
};
