import { isDeepStrictEqual } from 'node:util';
import type { EventContract } from '../event-contract.js';
import { type JsonSchema, plainSchema } from './json-schema.js';
import { keyTemplate, subjectTemplate } from './template.js';

/** What others rely on in a released version of an event. Descriptions and examples are no part of it. */
export interface Release {
  readonly type: string;
  readonly topic: string;
  readonly key: string;
  readonly subject: string;
  readonly schema: JsonSchema;
}

export const releaseOf = (contract: EventContract): Release => ({
  type: contract.type,
  topic: contract.topic,
  key: keyTemplate(contract),
  subject: subjectTemplate(contract),
  schema: plainSchema(contract),
});

const PARTS = ['topic', 'key', 'subject', 'schema'] as const satisfies readonly (keyof Release)[];

const nextVersion = (type: string): string => type.replace(/\d+$/, (version) => String(Number(version) + 1));

const faultOf = (released: Release, current: Release | undefined): string[] => {
  if (!current) {
    return [
      `${released.type} has been released and is gone: departments or dashboards may still use it. Put it back; a version is published until nobody reads it.`,
    ];
  }
  const changed = PARTS.filter((part) => !isDeepStrictEqual(released[part], current[part]));
  if (changed.length === 0) return [];
  return [
    `${released.type} has been released, and its ${changed.join(' and ')} changed. This needs ${nextVersion(released.type)}: put the released one back, and describe the new one in a file beside it.`,
  ];
};

/**
 * Every way in which contracts break what has been released, with what to do; empty when they keep it. A released version is
 * frozen to the letter: a change that is harmless for who reads an event (a field more) breaks who sends it or refuses
 * unknown fields, so that no change at all is the one rule that nobody has to think about.
 */
export function releaseFaults(released: readonly Release[], contracts: readonly EventContract[]): string[] {
  const current = new Map(contracts.map((contract) => [contract.type as string, contract]));
  const known = new Set(released.map(({ type }) => type));
  const broken = released.flatMap((release) => {
    const contract = current.get(release.type);
    return faultOf(release, contract && releaseOf(contract));
  });
  const unreleased = contracts.filter(({ type }) => !known.has(type));
  return [
    ...broken,
    ...unreleased.map(({ type }) => `${type} has no record of its release: run "npm run contract -- release".`),
  ];
}
