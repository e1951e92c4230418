import type { RejectionReason } from '../buffer/rejected-events.js';

/** What the platform says of one event. */
export type Answer =
  | { readonly outcome: 'accepted' | 'duplicate' }
  | { readonly outcome: 'rejected'; readonly errors: readonly RejectionReason[] };

interface Identity {
  readonly id: string;
  readonly source: string;
}

type Item = Readonly<Record<string, unknown>>;

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const reasonsOf = ({ errors }: Item): RejectionReason[] =>
  (Array.isArray(errors) ? errors : [])
    .filter(isItem)
    .map(({ field, code, message }) => ({ field: text(field), code: text(code), message: text(message) }));

const answerOf = (item: Item): Answer | undefined => {
  switch (item.outcome) {
    case 'accepted':
    case 'duplicate':
      return { outcome: item.outcome };
    case 'rejected':
      return { outcome: 'rejected', errors: reasonsOf(item) };
    default:
      return undefined;
  }
};

/**
 * The answers to a batch by the place of each event in it, from `[{index, id, source, outcome, errors}]`. An item counts
 * only when it names the very event at its place; an event without one has not been answered, and is sent again.
 */
export function answersTo(batch: readonly Identity[], body: unknown): ReadonlyMap<number, Answer> {
  const answers = new Map<number, Answer>();
  for (const item of Array.isArray(body) ? body.filter(isItem) : []) {
    const event = typeof item.index === 'number' ? batch[item.index] : undefined;
    const answer = answerOf(item);
    if (event?.id === item.id && event?.source === item.source && answer) answers.set(item.index as number, answer);
  }
  return answers;
}
