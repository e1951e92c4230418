import { crc32 } from 'node:zlib';

/**
 * A record of the buffer: `<CRC-32 of the JSON, 8 hex digits> <JSON>\n`. A line that a crash tore has no line feed, one that
 * the disk damaged has another sum; and a person can read the file.
 */
const SUM_LENGTH = 8;

const sumOf = (json: Buffer): string => crc32(json).toString(16).padStart(SUM_LENGTH, '0');

export const framed = (json: string): Buffer => {
  const bytes = Buffer.from(json);
  return Buffer.concat([Buffer.from(`${sumOf(bytes)} `), bytes, Buffer.from('\n')]);
};

/** The JSON of a line without its line feed; undefined when it is damaged. */
export const unframed = (line: Buffer): string | undefined => {
  const json = line.subarray(SUM_LENGTH + 1);
  return line.length > SUM_LENGTH && line.toString('latin1', 0, SUM_LENGTH + 1) === `${sumOf(json)} `
    ? json.toString('utf8')
    : undefined;
};
