import { ANY_DEPARTMENT, type EventContract, publishedContracts } from '#contracts';

/** What the platform itself publishes; departments' own request events are theirs to share. */
export const PUBLISHED: readonly EventContract[] = publishedContracts().filter(({ topic }) => topic !== ANY_DEPARTMENT);

export const PUBLISHED_TYPES: readonly string[] = PUBLISHED.map(({ type }) => type);
