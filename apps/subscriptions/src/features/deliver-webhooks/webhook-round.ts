import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { afterRound, type Attempt, type Progress, typesFor } from '../../domain/retrying.js';
import { type Entry, headOfFeed, pageOfFeed } from '../../persistence/feed.js';
import type { ClaimedWebhook } from '../../persistence/webhooks.js';
import { WebhookSettings } from '../../settings.js';
import { envelopeFor } from '../stream-events/frame.js';
import { deliveryOf } from './delivery.js';
import { failed, postEvent } from './post-event.js';
import { type Reachable, reach } from './target.js';

/** So many of one webhook are under way at once, while its receiver takes them. */
const AT_ONCE = 10;

/** Sends one webhook what comes next for it. */
@Injectable()
export class WebhookRound {
  constructor(
    private readonly db: DataSource,
    private readonly settings: WebhookSettings,
  ) {}

  /** @throws when the service stops meanwhile, or the feed cannot be read */
  async run(webhook: ClaimedWebhook, stopping: AbortSignal): Promise<Progress> {
    const { scopes, position, attempts } = webhook;
    const types = typesFor(webhook.eventTypes, scopes);
    const { unitIds: scopeIds, personalData } = scopes;
    const audience = { types, scopeIds, unitIds: null, period: null, personalData };
    const page = await pageOfFeed(this.db, audience, position, await headOfFeed(this.db));
    // One is enough to find out whether the receiver is back.
    const entries = page.entries.slice(0, attempts === 0 ? AT_ONCE : 1);
    const upTo = entries.length < page.entries.length ? (entries.at(-1)?.position ?? position) : page.upTo;
    const made = entries.length === 0 ? [] : await this.send(webhook, entries, stopping);
    return afterRound(webhook, made, upTo, new Date(), this.settings);
  }

  private async send(webhook: ClaimedWebhook, entries: readonly Entry[], stopping: AbortSignal): Promise<Attempt[]> {
    const target = await reach(webhook.url, this.settings.allowsPrivate);
    if (!target.ok) return entries.map(({ position }) => failed(position, target.violations[0].code));
    return Promise.all(entries.map((entry) => this.attempt(target.value, webhook, entry, stopping)));
  }

  private attempt(
    target: Reachable,
    { secrets, scopes }: ClaimedWebhook,
    entry: Entry,
    stopping: AbortSignal,
  ): Promise<Attempt> {
    const body = envelopeFor(entry, scopes.personalData);
    const delivery = deliveryOf(entry.position, body, secrets, new Date());
    return postEvent(target, delivery, this.settings.timeoutMs, stopping);
  }
}
