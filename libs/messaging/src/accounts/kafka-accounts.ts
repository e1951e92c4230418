import type { EntityManager } from 'typeorm';
import type { KafkaAccess } from '../kafka/kafka.js';
import type { Allowed, Right } from './rights.js';

/** Who has accounts besides the platform's own services. */
export type Party = 'producer' | 'dashboard';

/** A party's credential: its id names the account, its token is the password. */
export interface Credential {
  readonly id: string;
  readonly token: string;
}

/** What a party is told of its account. */
export interface KafkaLoginTold {
  readonly brokers: readonly string[];
  readonly mechanism: 'SCRAM-SHA-512';
  readonly username: string;
}

/** The same number in every service's database: who changes accounts there takes turns. */
const TURN = 7_351_208;

/**
 * The accounts of parties outside, one for each credential. A service tells what it wants inside the transaction that keeps
 * the credential, after `takeTurn`; what a crash leaves half done, `settle` brings back to what the database says.
 */
export abstract class KafkaAccounts {
  /** Whether parties outside get accounts at all. */
  abstract readonly areGiven: boolean;

  constructor(private readonly access: KafkaAccess) {}

  /** Makes an account that may do this, or gives the one that is there a new password. */
  protected abstract make(username: string, password: string, allowed: Allowed): Promise<void>;
  /** These rights from now on, and no others. */
  protected abstract setRights(username: string, rights: readonly Right[]): Promise<void>;
  /** Nothing from now on, also for who is connected. An account that is not there is removed. */
  protected abstract remove(username: string): Promise<void>;
  /** Of the accounts whose names begin so: those that are wanted may do this, and the others nothing. */
  protected abstract bring(start: string, wanted: ReadonlyMap<string, Allowed>): Promise<void>;

  /** What the owner of a credential is told; null where no accounts are given. */
  told(party: Party, credentialId: string): KafkaLoginTold | null {
    if (!this.areGiven) return null;
    const { brokers, brokersOutside = brokers } = this.access;
    return { brokers: brokersOutside, mechanism: 'SCRAM-SHA-512', username: this.nameOf(party, credentialId) };
  }

  /** A topic or group as Kafka knows it, by which a party outside must call it. */
  named(name: string): string {
    return this.access.topicPrefix + name;
  }

  /** Held until the transaction ends, so that nothing is settled between an account and its credential. */
  async takeTurn(tx: Pick<EntityManager, 'query'>): Promise<void> {
    if (this.areGiven) await tx.query('SELECT pg_advisory_xact_lock($1)', [TURN]);
  }

  async open(party: Party, { id, token }: Credential, allowed: Allowed): Promise<void> {
    if (this.areGiven) await this.make(this.nameOf(party, id), token, allowed);
  }

  async allow(party: Party, credentialId: string, rights: readonly Right[]): Promise<void> {
    if (this.areGiven) await this.setRights(this.nameOf(party, credentialId), rights);
  }

  async close(party: Party, credentialId: string): Promise<void> {
    if (this.areGiven) await this.remove(this.nameOf(party, credentialId));
  }

  /** @param wanted what every credential that is valid may do, by its id */
  async settle(party: Party, wanted: ReadonlyMap<string, Allowed>): Promise<void> {
    if (!this.areGiven) return;
    const named = new Map([...wanted].map(([id, allowed]) => [this.nameOf(party, id), allowed]));
    await this.bring(this.nameOf(party, ''), named);
  }

  /** Environments that share a Kafka have accounts of their own there. */
  protected namesBegin(): string {
    return this.access.topicPrefix;
  }

  private nameOf(party: Party, credentialId: string): string {
    return `${this.namesBegin()}${party}-${credentialId}`;
  }
}

/** For a Kafka whose accounts are kept by somebody else, or that asks nobody who he is. */
export class NoKafkaAccounts extends KafkaAccounts {
  readonly areGiven = false;
  protected readonly make = (): Promise<void> => Promise.resolve();
  protected readonly setRights = (): Promise<void> => Promise.resolve();
  protected readonly remove = (): Promise<void> => Promise.resolve();
  protected readonly bring = (): Promise<void> => Promise.resolve();
}
