import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Transaction } from '../decorators.js';
import type { KafkaAccounts, Party } from './kafka-accounts.js';
import type { Allowed } from './rights.js';

const SETTLE_MS = 30_000;

/**
 * Brings a party's accounts back to what the database says, at the start and every half minute: a crash may have come between
 * an account and its credential.
 */
export class SettledAccounts {
  private readonly logger = new Logger('KafkaAccounts');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly accounts: KafkaAccounts,
    private readonly party: Party,
    /** What every credential that is valid may do, by its id. */
    private readonly wanted: (tx: Transaction) => Promise<ReadonlyMap<string, Allowed>>,
  ) {}

  async start(): Promise<void> {
    if (!this.accounts.areGiven) return;
    await this.tryToSettle();
    this.timer = setInterval(() => void this.tryToSettle(), SETTLE_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** @throws when Kafka does not answer */
  async settle(): Promise<void> {
    await this.db.transaction(async (tx) => {
      await this.accounts.takeTurn(tx);
      await this.accounts.settle(this.party, await this.wanted(tx));
    });
  }

  private async tryToSettle(): Promise<void> {
    try {
      await this.settle();
    } catch (error) {
      this.logger.warn(`accounts are settled again in ${SETTLE_MS} ms: ${String(error)}`);
    }
  }
}
