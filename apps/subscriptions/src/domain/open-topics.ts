import type { Scopes } from './scopes.js';

/** An event type and the topic that it goes to. */
export interface PublishedType {
  readonly type: string;
  readonly topic: string;
}

/**
 * The topics that a dashboard may read in Kafka itself. Kafka can neither leave employees out nor sieve by unit or type, so it
 * needs personal data, all units and every type of the topic.
 */
export function openTopics(
  { eventTypes, unitIds, personalData }: Scopes,
  published: readonly PublishedType[],
): readonly string[] {
  if (!personalData || unitIds !== null) return [];
  const closed = new Set(published.filter(({ type }) => !eventTypes.includes(type)).map(({ topic }) => topic));
  return [...new Set(published.map(({ topic }) => topic))].filter((topic) => !closed.has(topic)).sort();
}
