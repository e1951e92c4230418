import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { allTopics } from '#contracts';
import { type KafkaAccess, MessagingSettings, TopicAdmin } from '#messaging';
import { OutsideProducer } from '#testing';
import { waitUntil } from '../local/wait.js';
import type { Backing } from './backing.js';
import { countingPool, makeDatabase } from './databases.js';
import { type Role, ROLES } from './subject/roles.js';
import type { Sabotage } from './subject/sabotage.js';
import { type Subject, startSubject, type SubjectOptions } from './subjects.js';

const KEYS = 200;

type OfRole<T> = Readonly<Record<Role, T>>;

const ofRoles = async <T>(make: (role: Role) => Promise<T>): Promise<OfRole<T>> =>
  Object.fromEntries(await Promise.all(ROLES.map(async (role) => [role, await make(role)] as const))) as OfRole<T>;

/** What is expected of keys that the suite itself sends: their versions in the order in which they take effect. */
export type Expected = Map<string, readonly number[]>;

/**
 * Origin → middle → sink, with databases and topics of its own. The origin makes events for as long as its traffic is on;
 * the middle takes each effect and publishes; the sink takes it again.
 */
export class Lane {
  /** Of keys that the suite sends itself, beside the origin's traffic. */
  readonly expected: Expected = new Map();
  /** Keys that are meant to be parked at the end. */
  readonly parked = new Set<string>();

  private constructor(
    readonly name: string,
    readonly kafka: KafkaAccess,
    readonly db: OfRole<pg.Pool>,
    readonly subjects: OfRole<Subject>,
    readonly outside: OutsideProducer,
    private readonly start: (role: Role, instance: number) => Promise<Subject>,
  ) {}

  static async make(
    { brokers, account, databaseUrl, logDir }: Backing,
    name: string,
    sabotage?: Sabotage,
  ): Promise<Lane> {
    const topicPrefix = `${name}.`;
    const kafka = { brokers: [brokers], topicPrefix, account };
    const settings = new MessagingSettings('faults', kafka);
    const admin = new TopicAdmin(settings);
    await admin.ensure(allTopics());
    await admin.onApplicationShutdown();
    const urls = await ofRoles((role) => makeDatabase(databaseUrl, `${name}_${role}`.replaceAll('-', '_')));
    const common: Omit<SubjectOptions, 'role' | 'instance' | 'databaseUrl'> = {
      lane: name,
      kafka,
      logDir,
      sabotage,
    };
    const start = (role: Role, instance: number) =>
      startSubject({ ...common, role, instance, databaseUrl: urls[role] });
    const subjects = await ofRoles((role) => start(role, 1));
    const db = await ofRoles((role) => Promise.resolve(countingPool(urls[role])));
    const outside = await OutsideProducer.connect(settings);
    const lane = new Lane(name, kafka, db, subjects, outside, start);
    await lane.query('origin', `INSERT INTO made SELECT gen_random_uuid(), 0 FROM generate_series(1, ${KEYS})`);
    return lane;
  }

  /** Another instance of a service, beside the first. */
  another(role: Role, instance = 2): Promise<Subject> {
    return this.start(role, instance);
  }

  async traffic(running: boolean): Promise<void> {
    await this.query('origin', `UPDATE traffic SET running = $1`, [running]);
  }

  /** Asks again while the database is away. */
  async query<T extends pg.QueryResultRow>(role: Role, sql: string, values: unknown[] = []): Promise<T[]> {
    let rows: T[] = [];
    let why: unknown;
    const ask = async (): Promise<boolean> => {
      try {
        ({ rows } = await this.db[role].query<T>(sql, values));
        return true;
      } catch (error) {
        why = error;
        return false;
      }
    };
    if (!(await waitUntil(ask, 60_000, 200))) throw why;
    return rows;
  }

  async becomesReady(): Promise<void> {
    await Promise.all(ROLES.map((role) => this.subjects[role].becomesReady()));
  }

  newKeys(count: number): string[] {
    return Array.from({ length: count }, () => randomUUID());
  }

  async stop(): Promise<void> {
    await this.outside.close();
    await Promise.all(ROLES.map((role) => this.subjects[role].process.kill()));
    await Promise.all(ROLES.map((role) => this.db[role].end()));
  }
}
