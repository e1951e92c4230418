import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export const OUTBOX_CHANNEL = 'outbox';

const COALESCE_MS = 5;

/**
 * Tells the relay that the outbox has rows: in memory when the relay of this process owns the outbox, else by one NOTIFY
 * for many commits, outside their transactions (NOTIFY inside one serialises all commits of the database).
 */
@Injectable()
export class RelayWaker {
  private owner: (() => void) | undefined;
  private pending: NodeJS.Timeout | undefined;

  constructor(private readonly db: DataSource) {}

  /** The relay of this process took the outbox over (a function to call) or gave it up (undefined). */
  attach(owner: (() => void) | undefined): void {
    this.owner = owner;
  }

  wake(): void {
    if (this.owner) this.owner();
    else this.pending ??= setTimeout(() => this.notify(), COALESCE_MS);
  }

  /** A lost notification costs one slow poll of the owner, no event. */
  private notify(): void {
    this.pending = undefined;
    if (!this.db.isInitialized) return;
    this.db.query(`NOTIFY ${OUTBOX_CHANNEL}`).catch(() => undefined);
  }
}
