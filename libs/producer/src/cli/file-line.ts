import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { RejectedEvents, type RejectedEvent } from '../buffer/rejected-events.js';
import { asWaiting, type Line, type Waiting } from '../delivery/line.js';
import { eventsOf, type FileEvent, type FilePosition, START } from './event-file.js';

/** A file that was changed since is another one: it is sent from its beginning, and what was accepted counts once. */
interface Progress {
  readonly size: number;
  readonly modified: number;
  readonly done: FilePosition;
}

const READ_EVENTS = 500;

const readProgress = async (path: string): Promise<Partial<Progress>> => {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Partial<Progress>;
  } catch {
    return {};
  }
};

/** The events of a file in line; how far they have been answered stands beside it in `<file>.progress`. */
export class FileLine implements Line<FilePosition> {
  readonly #events: AsyncGenerator<FileEvent, void>;

  private constructor(
    private readonly file: string,
    private readonly stamp: { readonly size: number; readonly modified: number },
    private readonly rejected: RejectedEvents,
    private done: FilePosition,
  ) {
    this.#events = eventsOf(file, done);
  }

  static async open(file: string): Promise<FileLine> {
    const { size, mtimeMs: modified } = await stat(file);
    const known = await readProgress(progressFile(file));
    const done = known.size === size && known.modified === modified ? (known.done ?? START) : START;
    return new FileLine(file, { size, modified }, await RejectedEvents.open(rejectedFile(file)), done);
  }

  get position(): FilePosition {
    return this.done;
  }

  get bytes(): number {
    return this.stamp.size;
  }

  async read(): Promise<readonly Waiting<FilePosition>[]> {
    const waiting: Waiting<FilePosition>[] = [];
    while (waiting.length < READ_EVENTS) {
      const next = await this.#events.next();
      if (next.done) break;
      waiting.push(asWaiting(JSON.stringify(next.value.event ?? null), next.value.end));
    }
    return waiting;
  }

  async advance(done: FilePosition): Promise<void> {
    this.done = done;
    const draft = `${progressFile(this.file)}.new`;
    await writeFile(draft, JSON.stringify({ ...this.stamp, done } satisfies Progress));
    await rename(draft, progressFile(this.file));
  }

  keepRejected(rejected: readonly RejectedEvent[]): Promise<void> {
    return this.rejected.add(rejected, new Date());
  }

  /** Everything has been answered: sent again it would begin anew. */
  async finish(): Promise<void> {
    await rm(progressFile(this.file), { force: true });
  }
}

const progressFile = (file: string): string => `${file}.progress`;

export const rejectedFile = (file: string): string => `${file}.rejected.jsonl`;
