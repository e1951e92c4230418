import type { KafkaAccount } from '../kafka/kafka.js';
import type { Right } from './rights.js';

/**
 * Who else than the platform may go to Kafka, and what he may do there. Each command may be given again: after a failure the
 * same again finishes it.
 */
export abstract class KafkaAccounts {
  /** Whether parties outside get accounts at all. */
  abstract readonly areGiven: boolean;

  /** Makes an account with these rights, or gives the one that is there a new password. */
  abstract open(account: KafkaAccount, rights: readonly Right[]): Promise<void>;

  /** These rights from now on, and no others. */
  abstract allow(username: string, rights: readonly Right[]): Promise<void>;

  /** Nothing from now on, also for who is connected; an account that is not there is closed. */
  abstract close(username: string): Promise<void>;

  /** Accounts that may do something and whose names begin so. */
  abstract usernames(start: string): Promise<string[]>;

  /** @param wanted all accounts that there should be among those whose names begin so */
  async settle(start: string, wanted: ReadonlyMap<string, readonly Right[]>): Promise<void> {
    if (!this.areGiven) return;
    const there = await this.usernames(start);
    for (const username of there.filter((name) => !wanted.has(name))) await this.close(username);
    for (const [username, rights] of wanted) await this.allow(username, rights);
  }
}

/** For a Kafka whose accounts are kept by somebody else, or that asks nobody who he is. */
export class NoKafkaAccounts extends KafkaAccounts {
  readonly areGiven = false;

  open(): Promise<void> {
    return Promise.resolve();
  }

  allow(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  usernames(): Promise<string[]> {
    return Promise.resolve([]);
  }
}
