import type { EventContract } from './event-contract.js';
import * as contracts from './index.js';

const isContract = (value: unknown): value is EventContract =>
  typeof value === 'object' && value !== null && 'type' in value && 'schema' in value && 'topic' in value;

/** Every event of the platform, by type, also those that only its own services hear. */
export const catalogue = (): ReadonlyMap<string, EventContract> => {
  const exported: unknown[] = Object.values(contracts);
  return new Map(exported.filter(isContract).map((contract) => [contract.type, contract]));
};

/** What departments and dashboards are told of. */
export const publishedContracts = (): readonly EventContract[] =>
  [...catalogue().values()].filter(({ internal }) => internal === undefined);
