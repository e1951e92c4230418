import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogue } from '#contracts';
import { UsageError } from '../local/command.js';
import { readOptions } from './options.js';
import { recordReleases } from './record.js';

describe('npm run contract -- release', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'teladan-releases-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('records every event that has no record, and nothing the second time', async () => {
    expect(await recordReleases(folder)).toEqual([...catalogue().keys()]);
    expect((await readdir(folder)).sort()).toEqual([...catalogue().keys()].map((type) => `${type}.json`).sort());
    expect(await recordReleases(folder)).toEqual([]);
  });

  it('leaves a record as it was released', async () => {
    const record = join(folder, 'teladan.appraisal.completed.v1.json');
    await writeFile(record, 'released long ago');
    expect(await recordReleases(folder)).not.toContain('teladan.appraisal.completed.v1');
    expect(await readFile(record, 'utf8')).toBe('released long ago');
  });

  it.each([[[]], [['check']], [['release', 'all']], [['release', '--force']]])('does not understand %j', (args) => {
    expect(() => readOptions(args)).toThrow(UsageError);
  });
});
