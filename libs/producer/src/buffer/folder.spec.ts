import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BufferUnwritable, createProducer } from '../index.js';
import { makeFolder } from './folder.js';

describe('The folder of a producer', () => {
  let home: string;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'teladan-folder-'));
  });
  afterEach(() => rm(home, { recursive: true }));

  const producerIn = (bufferDir: string) =>
    createProducer({ url: 'http://127.0.0.1:1', credential: 'tld_1', source: '/test', bufferDir });

  it('is made with those above it, also by several at the same time', async () => {
    const folder = join(home, 'a', 'b', 'c');
    await Promise.all([1, 2, 3, 4].map(() => makeFolder(folder)));
    expect((await stat(folder)).isDirectory()).toBe(true);
    await makeFolder(folder);
  });

  it('is refused in a sentence where there can be none, and not waited for', async () => {
    await writeFile(join(home, 'file'), '');
    for (const folder of ['/proc/teladan/buffer', '/proc', join(home, 'file'), join(home, 'file', 'below')]) {
      const refusal = producerIn(folder);
      await expect(refusal).rejects.toBeInstanceOf(BufferUnwritable);
      await expect(refusal).rejects.toThrow(
        new RegExp(`^The folder ${folder} cannot be made or written to: E[^]+\\. Name another as bufferDir`),
      );
    }
  });
});
