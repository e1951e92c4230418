import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

export const SERVICE_CODE = 'akta-kelahiran';

const START_MS = Date.UTC(2024, 0, 1);
const MINUTE_MS = 60_000;
const AT_ONCE = 1_000;

export interface History {
  readonly rows: number;
  /** Events that are different; the others are these again, which a department's export may well hold. */
  readonly distinct: number;
}

const time = (n: number): string => new Date(START_MS + n * MINUTE_MS).toISOString();

const row = (n: number): string =>
  `diterima;${time(n)};AKL-${String(n).padStart(7, '0')};${SERVICE_CODE};5d0f7f2a-1b2c-4d3e-8f40-${String(n % 40).padStart(12, '0')}\n`;

/** Writes a department's history of service events as a CSV file. */
export const writeHistory = (path: string, { rows, distinct }: History): Promise<void> =>
  pipeline(function* () {
    yield 'kejadian;waktu;nomor permohonan;kode layanan;petugas\n';
    for (let from = 0; from < rows; from += AT_ONCE) {
      const length = Math.min(AT_ONCE, rows - from);
      yield Array.from({ length }, (_, n) => row((from + n) % distinct)).join('');
    }
  }, createWriteStream(path));
