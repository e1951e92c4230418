import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { FILE_TEXTS, type Told } from './texts.js';

/** The file cannot be read as a CSV; one line that says what to do. */
export class NotCsv extends Error {
  override readonly name = 'NotCsv';

  constructor(readonly told: Told) {
    super(told.en);
  }
}

/** In bytes. A quotation mark that is never closed would else take the rest of a million lines into one cell. */
export const LONGEST_ROW = 64 * 1024;

const LINE_FEED = 0x0a;

/** What other files begin with: the names of their kinds say nothing, departments rename them. */
const SIGNATURES: readonly (readonly [bytes: readonly number[], told: Told])[] = [
  [[0x50, 0x4b, 0x03, 0x04], FILE_TEXTS.workbook],
  [[0x50, 0x4b, 0x05, 0x06], FILE_TEXTS.workbook],
  [[0xd0, 0xcf, 0x11, 0xe0], FILE_TEXTS.workbook],
  [[0x1f, 0x8b], FILE_TEXTS.compressed],
  [[0x28, 0xb5, 0x2f, 0xfd], FILE_TEXTS.compressed],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], FILE_TEXTS.compressed],
  [[0x42, 0x5a, 0x68, 0x39], FILE_TEXTS.compressed],
  [[0x37, 0x7a, 0xbc, 0xaf], FILE_TEXTS.compressed],
  [[0x52, 0x61, 0x72, 0x21], FILE_TEXTS.compressed],
  [[0x25, 0x50, 0x44, 0x46], FILE_TEXTS.document],
  [[0xff, 0xfe], FILE_TEXTS.utf16],
  [[0xfe, 0xff], FILE_TEXTS.utf16],
];

/**
 * Reads the whole file without keeping it, so that nothing is sent of one whose names would be spoilt, or that is no CSV.
 * @returns the first line, as far as it is within the longest row @throws NotCsv
 */
export async function insistOnCsv(file: string): Promise<string> {
  // A folder cannot be read, and a device or a pipe has no end, or cannot be read twice.
  if (!(await stat(file)).isFile()) throw new NotCsv(FILE_TEXTS.notAFile);
  const head = await headOf(file);
  const known = SIGNATURES.find(([bytes]) => head.subarray(0, bytes.length).equals(Buffer.from(bytes)));
  if (known !== undefined) throw new NotCsv(known[1]);
  const end = head.indexOf(LINE_FEED);
  const first = end === -1 ? head : head.subarray(0, end);
  if (first.includes(0)) throw new NotCsv(FILE_TEXTS.utf16);
  await insistOnLines(file);
  return first.toString('utf8');
}

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LONGEST_ROW), 0, LONGEST_ROW, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** @throws NotCsv at the first line that is not UTF-8, or has no end */
async function insistOnLines(file: string): Promise<void> {
  let begun: Buffer = Buffer.alloc(0);
  let before = 0;
  const insist = async (block: Buffer): Promise<void> => {
    const first = block.indexOf(LINE_FEED);
    if ((first === -1 ? block.length : first) > LONGEST_ROW) {
      throw new NotCsv(FILE_TEXTS.endless(await lineAt(file, before), LONGEST_ROW));
    }
    if (!isUtf8(block)) throw new NotCsv(FILE_TEXTS.notUtf8(await lineAt(file, before + badLine(block))));
  };
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    const block = Buffer.concat([begun, chunk.subarray(0, end)]);
    if (end > 0) await insist(block);
    begun = end > 0 ? chunk.subarray(end) : Buffer.concat([block, chunk]);
    before += end > 0 ? block.length : 0;
    if (begun.length > LONGEST_ROW) await insist(begun);
  }
  await insist(begun);
}

/** Where the first line that is not UTF-8 begins. */
function badLine(block: Buffer): number {
  let from = 0;
  for (let end = block.indexOf(LINE_FEED); end !== -1; end = block.indexOf(LINE_FEED, from)) {
    if (!isUtf8(block.subarray(from, end))) return from;
    from = end + 1;
  }
  return from;
}

/** The number of the line that begins at a place, the first is 1. */
async function lineAt(file: string, place: number): Promise<number> {
  if (place === 0) return 1;
  let line = 1;
  for await (const chunk of createReadStream(file, { end: place - 1 }) as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) line += 1;
  }
  return line;
}
