import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { DataSource } from 'typeorm';
import { withinTime } from '#messaging';
import { countWebhooks } from '../../persistence/watched-webhooks.js';

/** A scrape waits this long for a reading. */
const SCRAPE_MS = 1_000;

/** The services of this process: one, except in tests. */
const services = new Set<WebhookGauge>();

const webhooks = new Gauge({
  name: 'teladan_webhooks',
  help: 'Webhooks by state: active, failing (tried again), paused (until somebody has it redelivered)',
  labelNames: ['state'],
  collect: async () => {
    await Promise.all([...services].map((service) => service.read()));
  },
});

/** Tells Prometheus how webhooks stand when it asks. What cannot be read is left out, and a scrape never fails for it. */
@Injectable()
export class WebhookGauge implements BeforeApplicationShutdown {
  private reading: Promise<void> | undefined;

  constructor(private readonly db: DataSource) {
    services.add(this);
  }

  beforeApplicationShutdown(): void {
    services.delete(this);
    webhooks.reset();
  }

  async read(): Promise<void> {
    // One that is under way is waited for again and not doubled: the pool may be what is short.
    this.reading ??= this.count().finally(() => (this.reading = undefined));
    if ((await withinTime(this.reading, SCRAPE_MS)) === 'late') webhooks.reset();
  }

  private async count(): Promise<void> {
    try {
      const counts = await countWebhooks(this.db.manager);
      if (!services.has(this)) return;
      for (const [state, count] of Object.entries(counts)) webhooks.set({ state }, count);
    } catch {
      webhooks.reset();
    }
  }
}
