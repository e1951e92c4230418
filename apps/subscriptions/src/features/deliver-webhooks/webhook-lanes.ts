import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Progress } from '../../domain/retrying.js';
import { claimWebhook, type ClaimedWebhook, settleWebhook } from '../../persistence/webhooks.js';
import { WebhookSettings } from '../../settings.js';
import { WebhookRound } from './webhook-round.js';

const POLL_MS = 500;
/** So many webhooks are worked on at once: one slow receiver must not hold up all others. */
const LANES = 8;

/** Works on the webhooks that are due, each in one lane of one instance at a time. */
@Injectable()
export class WebhookLanes implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Webhooks');
  private readonly stopping = new AbortController();
  private lanes: readonly Promise<void>[] = [];

  constructor(
    private readonly db: DataSource,
    private readonly round: WebhookRound,
    private readonly settings: WebhookSettings,
  ) {}

  onApplicationBootstrap(): void {
    this.lanes = Array.from({ length: LANES }, () => this.lane());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.lanes);
  }

  private async lane(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const worked = await this.work(signal).catch((error: unknown) => {
        if (!signal.aborted) this.logger.warn(`webhooks cannot be worked on: ${String(error)}`);
        return false;
      });
      if (!worked) await delay(POLL_MS * LANES * Math.random(), undefined, { signal }).catch(() => undefined);
    }
  }

  /** @returns whether there was something to do */
  private async work(signal: AbortSignal): Promise<boolean> {
    const lease = randomUUID();
    const webhook = await claimWebhook(this.db.manager, lease, new Date());
    if (!webhook) return false;
    const outcome = await this.outcome(webhook, signal);
    const dashboardId = await settleWebhook(this.db.manager, lease, outcome);
    if (dashboardId !== undefined && outcome.state === 'PAUSED') {
      const { failingSince, lastFailure } = outcome;
      const since = failingSince?.toISOString() ?? 'now';
      this.logger.warn(
        `webhook ${webhook.webhookId} of dashboard ${dashboardId} is paused, failing since ${since}: ${lastFailure}`,
      );
    }
    return true;
  }

  /** A round that was broken off by the end of the service, or the feed's, changes nothing: it is begun again. */
  private async outcome(webhook: ClaimedWebhook, signal: AbortSignal): Promise<Progress> {
    try {
      return await this.round.run(webhook, signal);
    } catch (error) {
      if (!signal.aborted) this.logger.warn(`a webhook’s round broke off: ${String(error)}`);
      return { ...webhook, nextAttemptAt: new Date(Date.now() + this.settings.firstRetryMs) };
    }
  }
}
