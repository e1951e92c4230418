import { open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './folder.js';

/** Why the platform will never take an event. */
export interface RejectionReason {
  /** JSON pointer into the event; empty for the event as a whole. */
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

export interface RejectedEvent {
  /** The event; its text as it lay on disk when the disk damaged it. */
  readonly event: unknown;
  readonly errors: readonly RejectionReason[];
}

const sizeOf = async (file: string): Promise<number> => {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
};

/**
 * A file of rejected events: one `{"at", "event", "errors"}` a line, kept until a person has mended the cause and taken it away. After
 * a crash an event may stand in it twice.
 */
export class RejectedEvents {
  private constructor(
    private readonly file: string,
    private size: number,
  ) {}

  static async open(file: string): Promise<RejectedEvents> {
    return new RejectedEvents(file, await sizeOf(file));
  }

  get bytes(): number {
    return this.size;
  }

  /** Resolves when they are safe on disk. */
  async add(rejected: readonly RejectedEvent[], at: Date): Promise<void> {
    const lines = rejected.map((one) => `${JSON.stringify({ at: at.toISOString(), ...one })}\n`);
    // Opened each time: a person may have moved it away.
    const handle = await open(this.file, 'a');
    try {
      await handle.appendFile(lines.join(''));
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await syncFolder(dirname(this.file));
    this.size = await sizeOf(this.file);
  }

  /** Looks again, since a person may have moved it away. */
  async measure(): Promise<number> {
    this.size = await sizeOf(this.file);
    return this.size;
  }
}
