import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Type } from '@sinclair/typebox';
import { catalogue } from '../catalogue.js';
import { defineEvent } from '../event-contract.js';
import { Exactly, Uuid } from '../fields.js';
import { type Release, releaseFaults, releaseOf } from './release.js';

const RECORDS = join(dirname(fileURLToPath(import.meta.url)), '../../released');

const records = globSync('*.json', { cwd: RECORDS }).map((file) => ({
  file,
  release: JSON.parse(readFileSync(join(RECORDS, file), 'utf8')) as Release,
}));

describe('What has been released', () => {
  it('is kept to the letter by the contracts of today', () => {
    const released = records.map(({ release }) => release);
    expect(releaseFaults(released, [...catalogue().values()])).toEqual([]);
  });

  it('is recorded under its type', () => {
    expect(records.map(({ release }) => release.type)).toEqual(records.map(({ file }) => basename(file, '.json')));
  });
});

describe('A released event', () => {
  const Certificate = {
    type: 'teladan.registry.certificate-issued.v1',
    topic: 'development.assignment',
    key: ({ employeeId }: { employeeId: string }) => employeeId,
    subject: ({ employeeId }: { employeeId: string }) => employeeId,
    example: { employeeId: '5d0f7f2a-1b2c-4d3e-8f40-000000000001', pages: 1, kind: 'A' },
  } as const;
  const fields = { employeeId: Uuid, pages: Type.Integer({ minimum: 1 }), kind: Type.Literal('A') };
  const contract = defineEvent({ ...Certificate, schema: Exactly(fields) });
  const released = [releaseOf(contract)];
  const faultsWith = (changed: Parameters<typeof Exactly>[0]) =>
    releaseFaults(released, [defineEvent({ ...Certificate, schema: Exactly(changed) })]);
  const { pages: _pages, ...withoutPages } = fields;

  it('may be described better', () => {
    const better = { ...Certificate, example: { ...Certificate.example, pages: 2 } };
    expect(releaseFaults(released, [defineEvent({ ...better, schema: Exactly(fields) })])).toEqual([]);
  });

  it.each([
    ['with a field less', withoutPages],
    ['with a field more', { ...fields, colour: Type.Optional(Type.String()) }],
    ['with a field of another type', { ...fields, pages: Type.String() }],
    ['with a field that need not be there', { ...fields, pages: Type.Optional(fields.pages) }],
    ['that promises less', { ...fields, pages: Type.Integer() }],
    ['that demands more', { ...fields, pages: Type.Integer({ minimum: 1, maximum: 9 }) }],
    ['with a word more', { ...fields, kind: Type.Union([Type.Literal('A'), Type.Literal('B')]) }],
  ])('is not changed into one %s', (_, changed) => {
    expect(faultsWith(changed)).toEqual([
      'teladan.registry.certificate-issued.v1 has been released, and its schema changed. This needs teladan.registry.certificate-issued.v2: put the released one back, and describe the new one in a file beside it.',
    ]);
  });

  it('keeps its topic and its key, since with them the order changes', () => {
    const moved = defineEvent({
      ...Certificate,
      topic: 'rewards.award',
      key: ({ kind }) => kind,
      schema: Exactly(fields),
    });
    expect(releaseFaults(released, [moved])).toEqual([expect.stringContaining('its topic and key changed')]);
  });

  it('does not go away', () => {
    expect(releaseFaults(released, [])).toEqual([expect.stringContaining('has been released and is gone')]);
  });

  it('is one that has a record', () => {
    expect(releaseFaults([], [contract])).toEqual([
      'teladan.registry.certificate-issued.v1 has no record of its release: run "npm run contract -- release".',
    ]);
  });
});
