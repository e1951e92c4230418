import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type Finding, finding } from '../check/finding.js';

/** A place in a file of events. */
export interface FilePosition {
  /** In bytes for a file of lines, in events for a JSON list. */
  readonly offset: number;
  /** The line or event that ends here, from 1. */
  readonly number: number;
}

export interface FileEvent {
  readonly event: unknown;
  /** Why it cannot be read; `event` is undefined then. */
  readonly unreadable?: Finding;
  readonly end: FilePosition;
}

export const START: FilePosition = { offset: 0, number: 0 };

const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
/** Far more than an event has; the rest of a longer line is not even kept. */
const LONGEST_LINE = 1024 * 1024;

const parsed = (bytes: Buffer, end: FilePosition): FileEvent => {
  const unreadable = (why: Finding): FileEvent => ({ event: undefined, unreadable: why, end });
  if (!isUtf8(bytes)) return unreadable(finding('', 'NOT_UTF8'));
  try {
    return { event: JSON.parse(bytes.toString('utf8')) as unknown, end };
  } catch (error) {
    return unreadable(finding('', 'NOT_JSON', { reason: (error as Error).message }));
  }
};

const withoutMark = (bytes: Buffer): Buffer =>
  bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes;

interface Line {
  readonly bytes: Buffer;
  readonly end: FilePosition;
}

/** The lines from a place on; memory does not grow with the file, nor with a line that has no end. */
async function* linesOf(path: string, from: FilePosition): AsyncGenerator<Line, void> {
  let { offset, number } = from;
  let begun: Buffer[] = [];
  let kept = 0;
  const take = (bytes: Buffer): void => {
    offset += bytes.length;
    if (kept <= LONGEST_LINE) begun.push(bytes);
    kept += bytes.length;
  };
  const finish = (): Line => {
    const bytes = Buffer.concat(begun);
    begun = [];
    kept = 0;
    number += 1;
    return { bytes: number === 1 ? withoutMark(bytes) : bytes, end: { offset, number } };
  };
  for await (const chunk of createReadStream(path, { start: offset }) as AsyncIterable<Buffer>) {
    let taken = 0;
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, taken)) {
      take(chunk.subarray(taken, at));
      taken = at + 1;
      offset += 1;
      yield finish();
    }
    take(chunk.subarray(taken));
  }
  if (kept > 0) yield finish();
}

async function* eventsOfLines(path: string, from: FilePosition): AsyncGenerator<FileEvent, void> {
  for await (const { bytes, end } of linesOf(path, from)) {
    const tooLong = finding('', 'TOO_LONG', { most: LONGEST_LINE });
    if (bytes.length > LONGEST_LINE) yield { event: undefined, unreadable: tooLong, end };
    else if (bytes.toString('latin1').trim() !== '') yield parsed(bytes, end);
  }
}

/** A JSON document is one event or a list of them, and is read as a whole. */
async function* eventsOfDocument(path: string, from: FilePosition): AsyncGenerator<FileEvent, void> {
  const whole = parsed(withoutMark(await readFile(path)), { offset: 1, number: 1 });
  const events: unknown[] = Array.isArray(whole.event) ? whole.event : [whole.event];
  for (const [index, event] of events.entries()) {
    if (index >= from.offset) yield { ...whole, event, end: { offset: index + 1, number: index + 1 } };
  }
}

/** By its name: `.json` is a JSON document, anything else one event a line. */
export const isDocument = (path: string): boolean => path.toLowerCase().endsWith('.json');

/** The events of a file from a place on. @throws the system's error when it cannot be read */
export const eventsOf = (path: string, from: FilePosition = START): AsyncGenerator<FileEvent, void> =>
  isDocument(path) ? eventsOfDocument(path, from) : eventsOfLines(path, from);
