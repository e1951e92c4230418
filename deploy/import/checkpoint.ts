import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';

export interface Counts {
  readonly recorded: number;
  readonly unchanged: number;
  readonly rejected: number;
}

/** How far an import has come. */
export interface Place {
  /** Rows whose last line is not behind this one are settled. */
  readonly line: number;
  readonly counts: Counts;
  /** Length of the file of rejected rows then: what a death left behind it is cut off. */
  readonly rejectedBytes: number;
}

export const AT_THE_START: Place = {
  line: 0,
  counts: { recorded: 0, unchanged: 0, rejected: 0 },
  rejectedBytes: 0,
};

interface Kept extends Place {
  readonly target: string;
  readonly size: number;
  readonly changedMs: number;
}

/** Beside the file, `<file>.progress`, so that an import which was broken off goes on where it was. */
export class Checkpoint {
  private constructor(
    private readonly path: string,
    private readonly of: Omit<Kept, keyof Place>,
  ) {}

  /** @param target where the rows go: the same file may be brought into two environments */
  static async for(file: string, target: string): Promise<Checkpoint> {
    const { size, mtimeMs } = await stat(file);
    return new Checkpoint(`${file}.progress`, { target, size, changedMs: mtimeMs });
  }

  /** The start when there is none, or the file has been changed since: rows that are sent again change nothing. */
  async read(): Promise<Place> {
    const text = await readFile(this.path, 'utf8').catch(() => '{}');
    const kept = parsed(text);
    const isSame = kept.target === this.of.target && kept.size === this.of.size && kept.changedMs === this.of.changedMs;
    const { line, counts, rejectedBytes } = kept;
    if (!isSame || line === undefined || counts === undefined || rejectedBytes === undefined) return AT_THE_START;
    return { line, counts, rejectedBytes };
  }

  async write(place: Place): Promise<void> {
    // Renamed, so that a death leaves the old or the new one and never a part.
    await writeFile(`${this.path}.new`, JSON.stringify({ ...this.of, ...place }));
    await rename(`${this.path}.new`, this.path);
  }

  async clear(): Promise<void> {
    await rm(this.path, { force: true });
  }
}

const parsed = (text: string): Partial<Kept> => {
  try {
    return JSON.parse(text) as Partial<Kept>;
  } catch {
    return {};
  }
};
