import { readFileSync } from 'node:fs';

const swc = { ...JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8')), exclude: [], swcrc: false };

/** One project a kind of test: pure ones need nothing, the others share one real Kafka and one real PostgreSQL. */
const project = (displayName, suffix, more = {}) => ({
  displayName,
  testMatch: [`<rootDir>/{apps,libs,deploy}/**/*.${suffix}.ts`],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['teladan-source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  ...more,
});

export default {
  projects: [
    project('unit', 'spec'),
  ],
};
