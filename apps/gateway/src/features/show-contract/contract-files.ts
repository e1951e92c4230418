import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { asyncApi, EVENT_TEXTS, publishedContracts, schemaDocument, schemaWithoutPersonalData } from '#contracts';
import type { Language } from '#platform';
import { contractPage } from './contract-page.js';

/** What the gateway serves of the contract, in one language. */
export interface ContractFile {
  readonly type: string;
  readonly content: string;
  readonly etag: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const SCHEMA_TYPE = 'application/schema+json; charset=utf-8';

const file = (type: string, content: string): ContractFile => ({
  type,
  content,
  etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
});

const json = (document: unknown, type = JSON_TYPE): ContractFile =>
  file(type, `${JSON.stringify(document, null, 2)}\n`);

const TOLD = Object.keys(EVENT_TEXTS);

/** In the order in which they are told, which is the order in which they happen. */
const contracts = publishedContracts().toSorted((left, right) => TOLD.indexOf(left.type) - TOLD.indexOf(right.type));

/** Everything under `/contract` by its path; generated from the contracts that this program itself runs with. */
function filesIn(language: Language): ReadonlyMap<string, ContractFile> {
  const document = asyncApi(contracts, language);
  return new Map([
    ['', file('text/html; charset=utf-8', contractPage(contracts, language))],
    ['asyncapi.json', json(document)],
    // Anchors would make the file shorter, and harder for people to read.
    ['asyncapi.yaml', file('application/yaml; charset=utf-8', stringify(document, { aliasDuplicateObjects: false }))],
    ...contracts.map(
      (contract) => [`schemas/${contract.type}.json`, json(schemaDocument(contract, language), SCHEMA_TYPE)] as const,
    ),
    ...contracts.flatMap((contract) => {
      const schema = schemaWithoutPersonalData(contract, language);
      const path = `schemas/${contract.type}.without-personal-data.json`;
      return schema === undefined ? [] : [[path, json(schema, SCHEMA_TYPE)] as const];
    }),
  ]);
}

const kept = new Map<Language, ReadonlyMap<string, ContractFile>>();

/** Undefined when there is no such file. */
export function contractFile(path: string, language: Language): ContractFile | undefined {
  const files = kept.get(language) ?? filesIn(language);
  kept.set(language, files);
  return files.get(path);
}

const PATHS = /^\/contract(\/(asyncapi\.(json|yaml)|schemas\/[a-z0-9.-]+))?$/;

/** The contract tells nothing about people, and who writes a producer has no credential yet. */
export const isContractDoor = (path: string): boolean => PATHS.test(path);
