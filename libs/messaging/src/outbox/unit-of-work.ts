import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { DataSource } from 'typeorm';
import type { Transaction } from '../decorators.js';
import { encode } from '../events/cloud-event.js';
import { correlation } from '../events/correlation.js';
import type { NewEvent } from '../events/new-event.js';
import { isConflict } from '../failures.js';
import { MessagingSettings } from '../messaging-settings.js';
import { RelayWaker } from '../relay/relay-waker.js';
import { writeOutbox } from './outbox.js';

export interface Work<T> {
  readonly value: T;
  readonly events: readonly NewEvent[];
}

const MAX_CONFLICTS = 3;

/** The only way to change rows and publish: both in one transaction, or neither. */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly db: DataSource,
    private readonly settings: MessagingSettings,
    private readonly waker: RelayWaker,
  ) {}

  /** Runs `work` again from its start when it conflicts with another transaction (deadlock, serialisation), up to 3 times. */
  async commit<T>(work: (tx: Transaction) => Promise<Work<T>>): Promise<T> {
    for (let conflicts = 0; ; conflicts += 1) {
      try {
        return await this.once(work);
      } catch (error) {
        if (!isConflict(error) || conflicts === MAX_CONFLICTS) throw error;
      }
    }
  }

  private async once<T>(work: (tx: Transaction) => Promise<Work<T>>): Promise<T> {
    const cause = correlation.getStore() ?? { correlationId: uuidv7() };
    const { value, published } = await this.db.transaction(async (tx) => {
      const done = await work(tx);
      const now = new Date();
      const events = done.events.map((event) => encode(event, this.settings.service, cause, now));
      await writeOutbox(tx, events);
      return { value: done.value, published: events.length };
    });
    if (published > 0) this.waker.wake();
    return value;
  }
}
