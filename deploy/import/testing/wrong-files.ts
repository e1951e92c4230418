import { mkdir, open, symlink, writeFile } from 'node:fs/promises';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';

/** Makes what lies at a path; plain content is written there. */
type Laid = string | Buffer | ((path: string) => Promise<unknown>);

/** A file that is refused as a whole, and what must be said about it. */
export type WrongFile = readonly [what: string, laid: Laid, advice: RegExp];

export const lay = (path: string, laid: Laid): Promise<unknown> =>
  typeof laid === 'function' ? laid(path) : writeFile(path, laid);

const HEADER = 'kode;nama;jenis;kode induk\n';
const RIGHT = `${HEADER}kota;Kota Sawahlunto;KOTA;\n`;
const MEGABYTE = 1024 * 1024;

const bytes = (...values: number[]): Buffer => Buffer.from(values);
const after = (...parts: readonly (string | Buffer)[]): Buffer => Buffer.concat(parts.map((part) => Buffer.from(part)));
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

/** Takes no room on the disk. */
const sparse =
  (size: number, begin = '') =>
  async (path: string): Promise<void> => {
    const handle = await open(path, 'w');
    await handle.write(begin);
    await handle.truncate(size);
    await handle.close();
  };

const BOMB = gzipSync(Buffer.alloc(100 * MEGABYTE));

const PACKED: WrongFile[] = [
  ['gzip', gzipSync(RIGHT), /unpack it first/],
  ['gzip of 100 MB', BOMB, /unpack it first/],
  ['gzip in gzip', gzipSync(BOMB), /unpack it first/],
  ['zstd', zstdCompressSync(RIGHT), /unpack it first/],
  ['xz', after(bytes(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0), RIGHT), /unpack it first/],
  ['bzip2', after('BZh91AY', bytes(0x26, 0x53)), /unpack it first/],
  ['7z', after('7z', bytes(0xbc, 0xaf, 0x27, 0x1c)), /unpack it first/],
  ['rar', after('Rar!', bytes(0x1a, 7, 0)), /unpack it first/],
  ['brotli, which has no mark', brotliCompressSync(RIGHT.repeat(50)), /not in UTF-8|UTF-16|no column/],
  ['a workbook', after('PK', bytes(3, 4), '[Content_Types].xml'), /workbook or a zip/],
  ['an empty archive', after('PK', bytes(5, 6), Buffer.alloc(18)), /workbook or a zip/],
  ['an old workbook', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), /workbook or a zip/],
  ['a PDF', '%PDF-1.7\n%âãÏÓ\n', /PDF/],
];

const ENCODED: WrongFile[] = [
  ['UTF-16 with a mark', after(bytes(0xff, 0xfe), Buffer.from(RIGHT, 'utf16le')), /UTF-16/],
  ['UTF-16 of the other order', after(bytes(0xfe, 0xff), utf16be(RIGHT)), /UTF-16/],
  ['UTF-16 without a mark', Buffer.from(RIGHT, 'utf16le'), /UTF-16/],
  ['UTF-16 of the other order without a mark', utf16be(RIGHT), /UTF-16/],
  ['Latin-1 in its third line', after(RIGHT, Buffer.from('x;Kafé;DINAS;kota\n', 'latin1')), /Line 3 is not in UTF-8/],
  ['quotation marks of Windows', after(HEADER, 'x;', bytes(0x93), 'A', bytes(0x94), ';DINAS;\n'), /Line 2 is not/],
  ['Latin-1 far down', after(HEADER, '\n'.repeat(200_000), bytes(0xe9)), /Line 200002 is not in UTF-8/],
  ['an overlong NUL', after(HEADER, bytes(0xc0, 0x80)), /Line 2 is not in UTF-8/],
  ['an encoded surrogate', after(HEADER, bytes(0xed, 0xa0, 0x80)), /Line 2 is not in UTF-8/],
  ['a character cut off', after(RIGHT, bytes(0xe5, 0xad)), /Line 3 is not in UTF-8/],
  ['a code point beyond the last', after(HEADER, bytes(0xf4, 0x90, 0x80, 0x80)), /Line 2 is not in UTF-8/],
  ['random bytes', Buffer.from(Array.from({ length: 9_999 }, (_, n) => (n * 7_919 + 200) % 256)), /UTF-8|UTF-16/],
  ['NULs alone', Buffer.alloc(1_000), /UTF-16/],
];

const ENDLESS: WrongFile[] = [
  ['a line of 1 GB', sparse(1024 * MEGABYTE, RIGHT), /Line 3 is longer than 64 KB/],
  ['1 GB of nothing', sparse(1024 * MEGABYTE), /UTF-16/],
  ['a heading of 100 MB', Buffer.alloc(100 * MEGABYTE, 'a'), /Line 1 is longer/],
  ['a cell of 100 MB', after(HEADER, 'x;"', Buffer.alloc(100 * MEGABYTE, 'a'), '";DINAS;\n'), /Line 2 is longer/],
  ['a cell of 10 MB in short lines', `${HEADER}x;"${'aaaaaaa\n'.repeat(MEGABYTE)}";DINAS;\n`, /mark in line 2/],
  ['10,000 columns', `${Array.from({ length: 10_000 }, (_, n) => `kolom${n}`).join(';')}\n`, /Line 1 is longer/],
  ['5,000 columns', `${Array.from({ length: 5_000 }, (_, n) => `k${n}`).join(';')}\n`, /There is no column "k0"/],
  [
    '5,000 times the same column',
    `${Array.from({ length: 5_000 }, () => 'kode').join(';')}\n`,
    /kode\) is there twice/,
  ],
  ['a quotation mark open in its heading', `"kode;nama\n${RIGHT.repeat(3_000)}`, /mark in line 1 is not closed/],
  ['a quotation mark open in its last line', `${RIGHT}x;"y`, /mark in line 3 is not closed/],
  ['one line of delimiters', ';'.repeat(50_000), /empty/],
];

const HEADED: WrongFile[] = [
  ['empty', '', /The file is empty/],
  ['line ends alone', '\n\r\n\n', /The file is empty/],
  ['blanks alone', '   \n \n', /The file is empty/],
  ['a byte order mark alone', '\uFEFF', /The file is empty/],
  ['a column that there is not', `gaji;${RIGHT}`, /There is no column "gaji"/],
  ['a column named __proto__', `__proto__;${RIGHT}`, /There is no column "__proto__"/],
  ['a column named constructor', `constructor;${RIGHT}`, /There is no column "constructor"/],
  ['a column named toString', `toString;${RIGHT}`, /There is no column "toString"/],
  ['a column twice', `kode;${RIGHT}`, /there twice/],
  ['a column in both languages', `code;${RIGHT}`, /there twice/],
  ['a column too few', 'kode;nama;jenis\n', /lacks parentCode/],
  ['columns without a name', ';;;;x\n', /There is no column ""/],
  ['a formula for a heading', `=HYPERLINK("http://x");${RIGHT}`, /There is no column/],
  ['a heading that steers the terminal', `\u001b[2J\u001b]0;x\u0007,kode\n`, /There is no column "\uFFFD\[2J/],
  ['a heading that is a number', '1;2;3;4\n', /There is no column "1"/],
  ['no heading but rows', 'kota;Kota;KOTA;\n', /There is no column "kota"/],
  ['other delimiters', 'kode|nama|jenis|kode induk\n', /There is no column/],
  ['line ends of old Macs', RIGHT.replaceAll('\n', '\r'), /There is no column/],
  ['JSON', '[{"kode": "kota", "nama": "Kota"}]\n', /There is no column/],
  ['HTML', '<!doctype html><table><tr><td>kode</td></tr></table>\n', /There is no column/],
];

const PLACES: WrongFile[] = [
  ['a folder', (path) => mkdir(path), /no ordinary file/],
  ['a device without an end', (path) => symlink('/dev/zero', path), /no ordinary file/],
  ['the terminal', (path) => symlink('/dev/tty', path), /no ordinary file|cannot be read/],
  ['a link to nowhere', (path) => symlink(`${path}.nowhere`, path), /cannot be read/],
  ['a link to itself', (path) => symlink(path, path), /cannot be read/],
  ['nowhere', () => Promise.resolve(), /cannot be read/],
  ['beside a folder where its rejected rows belong', beside('.rejected.csv'), /written beside/],
  ['beside a folder where its place belongs', beside('.progress'), /written beside/],
];

function beside(suffix: string) {
  return async (path: string): Promise<void> => {
    await mkdir(path + suffix);
    await writeFile(path, `${RIGHT}x;y;PULAU;kota\n`);
  };
}

export const WRONG_FILES: readonly WrongFile[] = [...PACKED, ...ENCODED, ...ENDLESS, ...HEADED, ...PLACES];
