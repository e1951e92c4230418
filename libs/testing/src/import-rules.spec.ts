import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');

interface Import {
  readonly from: string;
  /** A library (`#messaging`), a file of this repository, or a package. */
  readonly to: string;
  /** Nothing is left of it when it runs. */
  readonly isOfTypes: boolean;
}

/** A package is built, and taken away again, while its own spec runs. */
const NOT_SOURCES = ['**/node_modules/**', '**/target/**', '**/dist/**'];
const sources = globSync('{apps,libs,deploy}/**/*.ts', { cwd: ROOT, exclude: NOT_SOURCES });
/** Specs, and the builders that only specs use. */
const isSpec = (file: string): boolean => /\.(spec|int-spec|e2e-spec)\.ts$|^apps\/[^/]+\/src\/testing\//.test(file);
const product = sources.filter((file) => !isSpec(file));

const importsOf = (file: string): Import[] =>
  [
    ...readFileSync(join(ROOT, file), 'utf8').matchAll(
      /^\s*(?:import|export)\s[^;]*?from\s+'([^']+)'|^import\s+'([^']+)'|import\('([^']+)'\)/gm,
    ),
  ]
    .map(([text, named, bare, dynamic]) => ({ text, to: named ?? bare ?? dynamic ?? '' }))
    .map(({ text, to }) => ({
      from: file,
      to: to.startsWith('.') ? relative(ROOT, join(ROOT, dirname(file), to)) : to,
      isOfTypes: /^\s*(import|export) type /.test(text),
    }));

const imports = product.flatMap(importsOf);

const { imports: names } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly imports: Readonly<Record<string, { readonly 'teladan-source'?: string }>>;
};
const sourceOf = (to: string): string =>
  to.startsWith('#') ? normalize(names[to]?.['teladan-source'] ?? to) : to.replace(/\.js$/, '.ts');

/** Files of ours and packages, with all that they load in turn. */
const loadedBy = (file: string, found = new Set<string>()): string[] => {
  for (const to of importsOf(file).flatMap((each) => (each.isOfTypes ? [] : [sourceOf(each.to)]))) {
    if (found.has(to)) continue;
    found.add(to);
    if (/^(apps|libs)\//.test(to)) loadedBy(to, found);
  }
  return [...found];
};

const within = (folder: string) => imports.filter(({ from }) => from.startsWith(folder));
const told = (found: readonly Import[]) => found.map(({ from, to }) => `${from} imports ${to}`);

describe('imports flow one way', () => {
  it('finds the imports that it is to judge', () => {
    expect(told(imports)).toContain('libs/contracts/src/personnel/unit-recorded.ts imports #civil-service');
    expect(told(imports)).toContain('libs/messaging/src/kafka/kafka.ts imports kafkajs');
  });

  it.each([
    ['libs/civil-service', []],
    ['libs/producer', []],
    ['libs/contracts', ['#civil-service']],
    ['libs/messaging', ['#contracts', '#civil-service']],
    ['libs/platform', ['#messaging', '#contracts', '#civil-service']],
    ['apps', ['#platform', '#platform/reading', '#messaging', '#messaging/packing', '#contracts', '#civil-service']],
  ])('%s imports of the libraries only %j', (folder, allowed: string[]) => {
    const libraries = within(`${folder}/`).filter(({ to }) => to.startsWith('#'));
    expect(told(libraries.filter(({ to }) => !allowed.includes(to)))).toEqual([]);
  });

  it('no library and no app reaches into another by path', () => {
    const home = (path: string) => path.split('/').slice(0, 2).join('/');
    const crossing = [...within('apps/'), ...within('libs/')].filter(
      ({ from, to }) => /^(apps|libs|deploy)\//.test(to) && home(from) !== home(to),
    );
    expect(told(crossing)).toEqual([]);
  });

  it('a domain imports civil-service and its own files alone', () => {
    const strangers = imports
      .filter(({ from }) => from.includes('/domain/'))
      .filter(({ from, to }) => to !== '#civil-service' && !to.startsWith(from.slice(0, from.indexOf('/domain/') + 8)));
    expect(told(strangers)).toEqual([]);
  });

  it('only messaging names the Kafka client, and parties outside the platform', () => {
    const outsiders = ['libs/messaging/src/kafka/', 'libs/testing/', 'deploy/'];
    const clients = imports.filter(
      ({ from, to }) => to === 'kafkajs' && !outsiders.some((folder) => from.startsWith(folder)),
    );
    expect(told(clients)).toEqual([]);
  });

  it('the thread that reads bodies loads neither the framework nor the clients, which would cost it a second and 80 MB', () => {
    const loaded = loadedBy('apps/service-metrics/src/features/ingest-events/reading/reading-thread.ts');
    expect(loaded).toEqual(expect.arrayContaining(['libs/messaging/src/kafka/plain-records.ts', '@sinclair/typebox']));
    expect(loaded.filter((name) => /^(@nestjs|kafkajs|typeorm|pg|fastify|rxjs)\b/.test(name))).toEqual([]);
  });

  it('nothing that is deployed leans on the test library', () => {
    const tests = ['deploy/bench/', 'deploy/faults/'];
    const leaning = [...within('apps/'), ...within('deploy/')].filter(
      ({ from, to }) => to === '#testing' && !tests.some((folder) => from.startsWith(folder)),
    );
    expect(told(leaning)).toEqual([]);
  });
});

describe('names', () => {
  it('no folder or file is called by a name that says nothing', () => {
    const vague = /^(common|shared|utils?|helpers?|manager|base|misc)(\.ts)?$/;
    expect(sources.filter((file) => file.split('/').some((part) => vague.test(part)))).toEqual([]);
  });

  it('every service has the same files', () => {
    const services = [...new Set(product.filter((file) => file.startsWith('apps/')).map((file) => file.split('/')[1]))];
    expect(services.length).toBeGreaterThan(0);
    for (const service of services) {
      const files = product.filter((file) => file.startsWith(`apps/${service}/src/`)).map((file) => basename(file));
      expect(files).toEqual(expect.arrayContaining(['main.ts', 'service.ts', `${service}.module.ts`, 'messages.ts']));
    }
  });
});
