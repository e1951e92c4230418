import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const swc = {
  ...JSON.parse(readFileSync(new URL('../.swcrc', import.meta.url), 'utf8')),
  exclude: [],
  swcrc: false,
};
const here = (file) => fileURLToPath(new URL(file, import.meta.url));

/** Pure tests need nothing; integration and end-to-end tests share one real Kafka and one real PostgreSQL. */
const project = (displayName, suffix, more = {}) => ({
  displayName,
  rootDir: here('..'),
  testMatch: [`<rootDir>/{apps,libs,deploy}/**/*.${suffix}.ts`],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['teladan-source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  ...more,
});

const withStack = { globalSetup: here('jest-stack-start.mjs'), globalTeardown: here('jest-stack-stop.mjs') };

export default {
  rootDir: here('..'),
  // For the slowest, the whole platform from nothing beside other work; every probe has a nearer deadline of its own.
  testTimeout: 400_000,
  // Two cores: more workers only take time from Kafka and PostgreSQL.
  maxWorkers: 2,
  projects: [project('unit', 'spec'), project('int', 'int-spec', withStack), project('e2e', 'e2e-spec', withStack)],
};
