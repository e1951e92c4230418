import { Controller, Header, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { UnitOfWork } from '#messaging';
import { accepted, notFound, UuidParam } from '#platform';
import { formerUntil, mayRotate } from '../../domain/former-secrets.js';
import { lockDashboard } from '../../persistence/dashboards.js';
import { endsOfFormerSecrets, replaceSecret } from '../../persistence/former-secrets.js';
import { webhookOf } from '../../persistence/webhooks.js';
import { newSecret, secretText } from '../deliver-webhooks/signature.js';
import { type Caller, Calling, ForDashboards } from '../recognise-dashboard/for-dashboards.js';

class RotatedSecret {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly webhookId!: string;

  @ApiProperty({ type: String, description: 'What deliveries are signed with from now on, `whsec_…`; shown this once' })
  readonly secret!: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'Until then deliveries are also signed with the secret that this one replaces',
  })
  readonly formerUntil!: Date;
}

@ApiTags('webhooks')
@Controller('webhooks')
export class RotateSecretController {
  constructor(private readonly work: UnitOfWork) {}

  @Post(':id/secret')
  @ForDashboards()
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Gives a webhook another signing secret, and answers it this once',
    description:
      'For 24 hours deliveries are signed with the new secret and the one that it replaces: `webhook-signature` then holds ' +
      'a signature of each, separated by a space, and a receiver takes whichever it can verify. Asked for again within that ' +
      'time, each secret is valid until its own end; at most four are at a time beside the newest, then it is 409.',
  })
  @ApiCreatedResponse({ type: RotatedSecret })
  rotate(
    @UuidParam('id') webhookId: string,
    @Calling() { dashboard: { dashboardId } }: Caller,
  ): Promise<RotatedSecret> {
    return this.work.commit(async (tx) => {
      const now = new Date();
      await lockDashboard(tx, dashboardId);
      if (!(await webhookOf(tx, dashboardId, webhookId))) notFound('UNKNOWN_WEBHOOK');
      accepted(mayRotate(await endsOfFormerSecrets(tx, webhookId, now)));
      const secret = newSecret();
      const until = formerUntil(now);
      await replaceSecret(tx, webhookId, secret, { now, until });
      return { value: { webhookId, secret: secretText(secret), formerUntil: until }, events: [] };
    });
  }
}
