import type { EventContract } from './event-contract.js';
import * as contracts from './index.js';

const isContract = (value: unknown): value is EventContract =>
  typeof value === 'object' && value !== null && 'type' in value && 'schema' in value && 'topic' in value;

/** Every event of the platform, by type. */
export const catalogue = (): ReadonlyMap<string, EventContract> => {
  const exported: unknown[] = Object.values(contracts);
  return new Map(exported.filter(isContract).map((contract) => [contract.type, contract]));
};
