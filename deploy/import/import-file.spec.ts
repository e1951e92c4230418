import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Door } from './door.js';
import { type Imported, importFile } from './import-file.js';
import type { Kind, Settled } from './kind.js';
import { employees } from './kinds/personnel.js';

const NIP = '198609262015051001';
const HEADER = 'NIP;nama;status;golongan;kode jabatan';
const FIRST = `${NIP};Uji Pertama;PNS;II/c;operator`;
const others = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, n) => `1986092620150520${from + n};Lain;PNS;II/c;operator`);

describe('A file of employees', () => {
  let file: string;
  let sent: unknown[];
  let stop: AbortController;

  beforeEach(async () => {
    file = join(await mkdtemp(join(tmpdir(), 'import-')), 'employees.csv');
    sent = [];
    stop = new AbortController();
  });

  afterEach(() => rm(join(file, '..'), { recursive: true }));

  const door = new Door({
    ...{ url: 'http://127.0.0.1:1', credential: { token: '', advice: { id: '', en: '' } } },
    ...{ patienceMs: 0, language: 'en', note: () => undefined },
  });

  const imported = (
    answer: (row: number) => Settled = () => ({ outcome: 'recorded', errors: [] }),
  ): Promise<Imported> => {
    const kind: Kind = {
      ...employees,
      rowsAtOnce: 10,
      send: (_door, rows) => {
        sent.push(...rows.map(({ name }) => name));
        return Promise.resolve(rows.map((_, index) => answer(index + 1)));
      },
    };
    return importFile({ file, kind, target: 'here', door, language: 'en', stop: stop.signal, note: () => undefined });
  };

  const write = (...rows: readonly string[]) => writeFile(file, `${[HEADER, ...rows].join('\n')}\n`);
  const rejected = async () => (await readFile(`${file}.rejected.csv`, 'utf8')).trimEnd().split('\n').slice(1);

  it('speaks of each once: whatever comes later is told the line of the first, also many requests before', async () => {
    const spaced = '19860926 201505 1 001;Uji Kedua;PNS;III/a;operator';
    await write(FIRST, spaced, ...others(10, 60), spaced);
    expect(await imported()).toMatchObject({ recorded: 52, rejected: 2 });
    expect(await rejected()).toEqual([
      expect.stringMatching(/^3,NIP,DUPLICATE_ROW,"Line 2 of this file names it already/),
      expect.stringMatching(/^55,NIP,DUPLICATE_ROW,"Line 2 of this file names it already/),
    ]);
    expect(sent).not.toContain('Uji Kedua');
  });

  it('speaks of each once also where it is gone on with after a break', async () => {
    await write(FIRST, ...others(10, 40), `${NIP};Uji Kedua;PNS;III/a;operator`);
    stop.abort();
    expect(await imported()).toMatchObject({ recorded: 10, isWhole: false });
    stop = new AbortController();
    expect(await imported()).toMatchObject({ recorded: 32, rejected: 1, isWhole: true });
    expect(await rejected()).toEqual([expect.stringMatching(/^34,NIP,DUPLICATE_ROW,"Line 2 /)]);
  });

  it('is told its own lines where the platform knows rows of a request', async () => {
    await write(...others(10, 20), FIRST, `${NIP.slice(0, -1)}2;Uji Kedua;PNS;III/a;operator`);
    const errors = [{ field: null, code: 'DUPLICATE_ROW', message: 'Row 2 speaks of the same one', firstRow: 2 }];
    const seconds = (row: number): Settled => ({ outcome: row === 3 ? 'rejected' : 'recorded', errors });
    await imported(seconds);
    expect(await rejected()).toEqual([
      expect.stringMatching(/^4,,DUPLICATE_ROW,"Line 3 /),
      expect.stringMatching(/^14,,DUPLICATE_ROW,"Line 13 /),
    ]);
  });
});
