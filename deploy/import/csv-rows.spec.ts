import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NotCsv } from './csv-file.js';
import { type CsvRow, csvRows, delimiterOf } from './csv-rows.js';

describe('A CSV file', () => {
  let folder: string;
  let file: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'csv-'));
    file = join(folder, 'rows.csv');
  });

  afterAll(() => rm(folder, { recursive: true }));

  const rowsOf = async (content: string | Buffer) => {
    await writeFile(file, content);
    const rows: CsvRow[] = [];
    for await (const row of csvRows(file)) rows.push(row);
    return rows;
  };

  it.each([
    ['commas', 'kode,nama\na,b\n'],
    ['semicolons', 'kode;nama\na;b\n'],
    ['tabs', 'kode\tnama\na\tb'],
    ['the line ends of Windows and a byte order mark', '\uFEFFkode,nama\r\na,b\r\n'],
    ['quotation marks', '"kode","nama"\n"a","b"\n'],
  ])('is read with %s', async (_what, content) => {
    expect((await rowsOf(content)).map(({ cells }) => cells)).toEqual([
      ['kode', 'nama'],
      ['a', 'b'],
    ]);
  });

  it.each(['\n', '\r\n'])('says in which lines of the file each row stands, with line ends %j', async (end) => {
    const rows = await rowsOf(['kode,nama', 'a,"first', 'second"', '', 'b,c', 'd,e'].join(end));
    expect(rows.map(({ from, to }) => [from, to])).toEqual([
      [1, 1],
      [2, 3],
      [5, 5],
      [6, 6],
    ]);
  });

  it('keeps quotation marks and delimiters that belong to a name', async () => {
    const [, row] = await rowsOf('kode,nama\na,"Malik, Abdul ""Buya"""\n');
    expect(row?.cells).toEqual(['a', 'Malik, Abdul "Buya"']);
    const [, plain] = await rowsOf('kode,nama\na,Abdul "Buya" Malik\n');
    expect(plain?.cells).toEqual(['a', 'Abdul "Buya" Malik']);
  });

  it('passes over rows that are empty', async () => {
    expect(await rowsOf('kode,nama\n,\n  ,\na,b\n')).toHaveLength(2);
  });

  it('has no rows when it is empty', async () => {
    expect(await rowsOf('')).toEqual([]);
  });

  it.each([
    ['a workbook', Buffer.from('PK\u0003\u0004 …'), /workbook/],
    ['not in UTF-8', Buffer.from([0x6b, 0x2c, 0x6e, 0x0a, 0xe9, 0x2c, 0x62, 0x0a]), /UTF-8/],
    ['cut off inside a character', Buffer.from([0x6b, 0x0a, 0xc3]), /UTF-8/],
    [
      'one with a quotation mark that is never closed',
      `kode,nama\na,"b\n${'c,d\n'.repeat(20_000)}`,
      /line 2 is not closed/,
    ],
  ])('that is %s is refused with what to do', async (_what, content, advice) => {
    await expect(rowsOf(content)).rejects.toThrow(NotCsv);
    await expect(rowsOf(content)).rejects.toThrow(advice);
  });

  it('takes the delimiter that its header has most of', () => {
    expect(delimiterOf('kode;nama, lengkap;jenis')).toBe(';');
    expect(delimiterOf('kode')).toBe(',');
  });
});
