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
    private readonly file: string,
    private readonly of: Omit<Kept, keyof Place>,
  ) {}

  /** @param target where the rows go: the same file may be brought into two environments */
  static async for(file: string, target: string): Promise<Checkpoint> {
    const { size, mtimeMs } = await stat(file);
    return new Checkpoint(file, { target, size, changedMs: mtimeMs });
  }

  /** The start when there is none that is whole, or the file has been changed since: sending rows again changes nothing. */
  async read(): Promise<Place> {
    const { target, size, changedMs, line, counts, rejectedBytes } = await keptIn(this.path);
    const isSame = target === this.of.target && size === this.of.size && changedMs === this.of.changedMs;
    const place = { line, counts, rejectedBytes };
    return isSame && isPlace(place) ? place : AT_THE_START;
  }

  /** Whether the file is the one that the import began with. */
  async isCurrent(): Promise<boolean> {
    const { size, mtimeMs } = await stat(this.file);
    return size === this.of.size && mtimeMs === this.of.changedMs;
  }

  private get path(): string {
    return `${this.file}.progress`;
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

/** Far more than one has. */
const LARGEST = 4_096;

/** What lies there may be of anybody: anything but an object is none. */
async function keptIn(path: string): Promise<Partial<Record<keyof Kept, unknown>>> {
  try {
    if ((await stat(path)).size > LARGEST) return {};
    const kept: unknown = JSON.parse(await readFile(path, 'utf8'));
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isPlace = (place: Readonly<Record<keyof Place, unknown>>): place is Place => {
  const counts = (place.counts ?? {}) as Partial<Record<keyof Counts, unknown>>;
  const { recorded, unchanged, rejected } = counts;
  return [place.line, place.rejectedBytes, recorded, unchanged, rejected].every(isCount);
};
