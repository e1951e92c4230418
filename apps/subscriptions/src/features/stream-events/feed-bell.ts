import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { FEED_CHANNEL } from '../../persistence/feed.js';

const AGAIN_MS = 1000;

/** Rings when any instance has added to the feed. While its connection is away it is silent: who waits also looks by himself. */
@Injectable()
export class FeedBell {
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;

  constructor(private readonly db: DataSource) {}

  /** Resolves when it listens, or was told that the database is away. */
  async start(ring: () => void): Promise<void> {
    if (this.isStopped) return;
    const client = new pg.Client({
      connectionString: urlOf(this.db),
      application_name: 'teladan-feed',
      keepAlive: true,
    });
    this.client = client;
    client.on('notification', ring);
    client.on('error', () => undefined);
    client.once('end', () => this.later(ring));
    try {
      await client.connect();
      await client.query(`LISTEN ${FEED_CHANNEL}`);
    } catch {
      await client.end().catch(() => undefined);
      this.later(ring);
    }
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private later(ring: () => void): void {
    if (this.isStopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.start(ring), AGAIN_MS);
  }
}

const urlOf = ({ options }: DataSource): string => {
  if (options.type !== 'postgres' || !options.url) throw new Error('the feed needs a PostgreSQL connection by URL');
  return options.url;
};
