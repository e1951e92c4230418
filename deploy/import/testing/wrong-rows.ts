/** Rows of units, of which some are wrong; how many are taken, and what is said of each wrong one in the file beside. */
export type WrongRows = readonly [what: string, rows: string, recorded: number, reports: readonly RegExp[]];

const HEADER = 'kode;nama;jenis;kode induk\n';

const wrong = (what: string, row: string, report: RegExp): WrongRows => [what, row, 1, [report]];
const right = (what: string, rows: string, recorded: number): WrongRows => [what, rows, recorded, []];

const CASES: readonly WrongRows[] = [
  wrong('a NUL', 'a;b\u0000c;DINAS;kota', /^3,nama,CONTROL_CHARACTERS,/),
  wrong('an escape', 'a;\u001b[2J;DINAS;kota', /^3,nama,CONTROL_CHARACTERS,/),
  wrong('a C1 control', 'a;x\u0085y;DINAS;kota', /^3,nama,CONTROL_CHARACTERS,/),
  wrong('too many cells', 'a;b;DINAS;kota;more', /^3,,WRONG_NUMBER_OF_CELLS,/),
  wrong('too few cells', 'a;b;DINAS', /^3,,WRONG_NUMBER_OF_CELLS,/),
  wrong('5,000 cells', ';x'.repeat(5_000), /^3,,WRONG_NUMBER_OF_CELLS,/),
  wrong('rows that a quotation mark runs together', 'a;"b;DINAS;kota\nc;d";DINAS;kota;x', /^3,,WRONG_NUMBER.*line 4/),
  wrong('a formula for a code', '=1+1;b;DINAS;kota', /^3,kode,/),
  wrong('a command for a code', "=cmd|'/c calc'!A1;b;DINAS;kota", /^3,kode,/),
  wrong('__proto__ for a code', '__proto__;b;DINAS;kota', /^3,kode,/),
  wrong('a path for a code', '../../etc;b;DINAS;kota', /^3,kode,/),
  wrong('SQL for a code', `"x'; DROP TABLE unit; --";b;DINAS;kota`, /^3,kode,/),
  wrong('a code without an end', `${'x'.repeat(5_000)};b;DINAS;kota`, /^3,kode,/),
  wrong('a name without an end', `a;${'x'.repeat(50_000)};DINAS;kota`, /^3,nama,/),
  wrong('no code', ';b;DINAS;kota', /^3,kode,/),
  wrong('no name', 'a;;DINAS;kota', /^3,nama,/),
  wrong('a blank name of hard blanks', 'a;\u00a0\u2003;DINAS;kota', /^3,nama,/),
  wrong('a kind that there is not', 'a;b;PULAU;kota', /^3,jenis,/),
  wrong('a kind in small letters of another alphabet', 'a;b;DІNAS;kota', /^3,jenis,/),
  wrong('a parent that there is not', 'a;b;DINAS;nowhere', /^3,kode induk,/),
  wrong('itself for a parent', 'a;b;DINAS;a', /^3,/),
  wrong('a number for a parent', 'a;b;DINAS;1e999', /^3,kode induk,/),
  right('line ends of both kinds', 'm-1;b;DINAS;kota\r\nm-2;b;DINAS;kota\nm-3;b;DINAS;kota\r\n', 4),
  right('a byte order mark in the middle', '\uFEFFm-4;b;DINAS;kota', 2),
  right('quotation marks within a name', 'm-5;Abdul "Buya" Malik;DINAS;kota', 2),
  right('a formula for a name, which is only text', 'm-6;=1+1;DINAS;kota', 2),
  right('a right-to-left mark and emoji in a name', 'm-7;\u202eنص 🏛;DINAS;kota', 2),
  right('a line end in a cell', 'm-8;"b\nc";DINAS;kota', 2),
  right('rows that are empty', '\n\n;;;\n   ;;;\nm-9;b;DINAS;kota', 2),
  right('constructor for a code, which is a word as any', 'constructor;b;DINAS;kota', 2),
  right('100,000 empty lines', `${'\n'.repeat(100_000)}m-10;b;DINAS;kota`, 2),
];

/** Each stands behind a right row; a wrong one has a right one behind it too. */
export const WRONG_ROWS: readonly (readonly [
  what: string,
  text: string,
  recorded: number,
  reports: readonly RegExp[],
])[] = CASES.map(([what, rows, taken, reports], n) => {
  const first = `first-${n};b;DINAS;\n`;
  const last = reports.length > 0 ? `last-${n};b;DINAS;\n` : '';
  return [what, `${HEADER}${first}${rows}\n${last}`, taken + (last === '' ? 0 : 1), reports];
});
