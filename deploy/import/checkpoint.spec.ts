import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AT_THE_START, Checkpoint } from './checkpoint.js';
import { RejectedRows } from './rejected-rows.js';

const PLACE = { line: 501, counts: { recorded: 400, unchanged: 90, rejected: 10 }, rejectedBytes: 77 };

describe('The checkpoint of an import', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'checkpoint-'));
    file = join(folder, 'rows.csv');
    await writeFile(file, 'kode,nama\n');
  });

  afterEach(() => rm(folder, { recursive: true }));

  const kept = async (target = 'units a'): Promise<Checkpoint> => {
    const checkpoint = await Checkpoint.for(file, target);
    await checkpoint.write(PLACE);
    return checkpoint;
  };

  it('says where the import was', async () => {
    expect(await (await kept()).read()).toEqual(PLACE);
  });

  it('of another place or of another content of the file is none', async () => {
    await kept();
    expect(await (await Checkpoint.for(file, 'units b')).read()).toEqual(AT_THE_START);
    await writeFile(file, 'kode,nama\na,b\n');
    expect(await (await Checkpoint.for(file, 'units a')).read()).toEqual(AT_THE_START);
  });

  it('knows when the file is changed meanwhile', async () => {
    const checkpoint = await kept();
    expect(await checkpoint.isCurrent()).toBe(true);
    await utimes(file, new Date(), new Date(Date.now() + 60_000));
    expect(await checkpoint.isCurrent()).toBe(false);
  });

  it.each([
    ['null', 'null'],
    ['half a file', '{"target":"units a","line"'],
    ['a list', '[1,2]'],
    ['a number', '5'],
    ['nothing', ''],
    ['binary', '\u0000\u0001'],
    ['far too much', `{"x":"${'x'.repeat(1_000_000)}"}`],
  ])('that is spoilt begins anew: %s', async (_what, text) => {
    const checkpoint = await kept();
    await writeFile(`${file}.progress`, text);
    expect(await checkpoint.read()).toEqual(AT_THE_START);
  });

  it.each([
    ['a line before the first', { line: -1 }],
    ['a line that is text', { line: '5' }],
    ['half a line', { line: 5.5 }],
    ['no counts', { counts: null }],
    ['a count that is none', { counts: { ...PLACE.counts, rejected: 'many' } }],
    ['bytes that are not there', { rejectedBytes: null }],
  ])('with a wrong value begins anew: %s', async (_what, wrong) => {
    const checkpoint = await kept();
    await checkpoint.write({ ...PLACE, ...wrong } as typeof PLACE);
    expect(await checkpoint.read()).toEqual(AT_THE_START);
  });

  it('cannot go on behind rejected rows that are gone', async () => {
    expect(await RejectedRows.holds(file, 77)).toBe(false);
    await writeFile(`${file}.rejected.csv`, 'x'.repeat(77));
    expect(await RejectedRows.holds(file, 77)).toBe(true);
  });
});
