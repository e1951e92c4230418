import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Transaction, UnitOfWork } from '#messaging';
import { accepted, ChoiceListField, notFound, Problem, TextField } from '#platform';
import { audienceOf } from '../../domain/scopes.js';
import { lockDashboard } from '../../persistence/dashboards.js';
import { headOfFeed } from '../../persistence/feed.js';
import { addWebhook, type ListedWebhook, webhooksOf } from '../../persistence/webhooks.js';
import { PUBLISHED_TYPES } from '../../published.js';
import { WebhookView } from '../../read-models/webhooks/webhook-view.js';
import { WebhookSettings } from '../../settings.js';
import { newSecret, secretText } from '../deliver-webhooks/signature.js';
import { addressesOf, hostOf, targetOf } from '../deliver-webhooks/target.js';
import { type Caller, Calling, ForDashboards } from '../recognise-dashboard/for-dashboards.js';
import { DELIVERY_TOLD } from './delivery-told.js';

const MOST_WEBHOOKS = 10;

class WebhookBody {
  @TextField({ max: 2000, description: 'https, at a public address unless the city allows others; each address once' })
  readonly url!: string;

  @ChoiceListField(PUBLISHED_TYPES, {
    min: 1,
    max: PUBLISHED_TYPES.length,
    optional: true,
    description: 'Every type of the scopes when left out',
  })
  readonly types?: readonly string[];
}

class WebhookRegistered extends WebhookView {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What deliveries are signed with, `whsec_…`, shown this once; null when the webhook was there before',
  })
  readonly secret!: string | null;
}

@ApiTags('webhooks')
@Controller('webhooks')
export class RegisterWebhookController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly settings: WebhookSettings,
  ) {}

  @Post()
  @ForDashboards()
  @ApiOperation({
    summary: 'Registers an address to which events are posted from now on, and answers the signing secret this once',
    description: DELIVERY_TOLD,
  })
  @ApiCreatedResponse({ type: WebhookRegistered })
  @ApiOkResponse({ type: WebhookRegistered, description: 'It was registered before; nothing has changed' })
  async register(
    @Body() body: WebhookBody,
    @Calling() { dashboard }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookRegistered> {
    const { types } = accepted(audienceOf(dashboard, { types: body.types }, '/types'));
    const target = accepted(targetOf(body.url, this.settings.allowsPrivate));
    accepted(await addressesOf(hostOf(target), this.settings.allowsPrivate));
    const registered = await this.work.commit(async (tx) => ({
      value: await this.add(tx, dashboard.dashboardId, target.href, types),
      events: [],
    }));
    void reply.status(registered.secret === null ? 200 : 201).header('cache-control', 'no-store');
    return registered;
  }

  private async add(
    tx: Transaction,
    dashboardId: string,
    url: string,
    eventTypes: readonly string[],
  ): Promise<WebhookRegistered> {
    if (!(await lockDashboard(tx, dashboardId))) notFound('UNKNOWN_DASHBOARD');
    const there = await webhooksOf(tx, dashboardId);
    const known = there.find((webhook) => webhook.url === url);
    if (known && !isDeepStrictEqual([...known.eventTypes].sort(), [...eventTypes].sort())) {
      throw new Problem(409, 'WEBHOOK_EXISTS', { id: known.webhookId });
    }
    if (known) return { ...known, secret: null };
    if (there.length >= MOST_WEBHOOKS) throw new Problem(409, 'ENOUGH_WEBHOOKS', { most: MOST_WEBHOOKS });
    const webhook: ListedWebhook = {
      webhookId: randomUUID(),
      url,
      eventTypes,
      position: await headOfFeed(tx),
      state: 'ACTIVE',
      attempts: 0,
      failingSince: null,
      nextAttemptAt: new Date(),
      lastFailure: null,
    };
    const secret = newSecret();
    await addWebhook(tx, dashboardId, webhook, secret);
    return { ...webhook, secret: secretText(secret) };
  }
}
