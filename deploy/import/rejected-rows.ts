import { appendFile, rm, stat, truncate, writeFile } from 'node:fs/promises';

export interface RejectedRow {
  readonly line: number;
  /** Its heading; empty for the row as a whole. */
  readonly column: string;
  readonly code: string;
  readonly reason: string;
}

const HEADER = 'line,column,code,reason\n';

/** A cell that begins like a formula would be run by the program that opens the file. */
const cell = (value: string | number): string => {
  const text = String(value)
    .toWellFormed()
    .replaceAll('\0', '\uFFFD')
    .replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const pathOf = (file: string): string => `${file}.rejected.csv`;

/** `<file>.rejected.csv`: each row that was not taken, with its line, its column and why. */
export class RejectedRows {
  private constructor(
    readonly path: string,
    private length: number,
  ) {}

  /** Whether so many bytes, which an earlier run wrote, are still there. */
  static async holds(file: string, bytes: number): Promise<boolean> {
    if (bytes === 0) return true;
    const { size } = await stat(pathOf(file)).catch(() => ({ size: 0 }));
    return size >= bytes;
  }

  /** Goes on behind so many bytes; 0 begins anew. */
  static async open(file: string, bytes: number): Promise<RejectedRows> {
    const path = pathOf(file);
    if (bytes === 0) {
      await rm(path, { force: true });
    } else {
      await truncate(path, bytes);
    }
    return new RejectedRows(path, bytes);
  }

  async add(rows: readonly RejectedRow[]): Promise<void> {
    if (rows.length === 0) return;
    const text = rows
      .map(({ line, column, code, reason }) => `${[line, column, code, reason].map(cell).join()}\n`)
      .join('');
    if (this.length === 0) await writeFile(this.path, HEADER + text);
    else await appendFile(this.path, text);
    this.length = (await stat(this.path)).size;
  }

  get bytes(): number {
    return this.length;
  }
}
