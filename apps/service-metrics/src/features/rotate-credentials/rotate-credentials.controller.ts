import { Controller, Delete, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { accepted, CodeParam, ForAdministrators, OneAccountAtATime, UuidParam } from '#platform';
import { IssuedView, ProducerView } from '../../read-models/producers/producer-view.js';
import { CredentialRotation } from './credential-rotation.js';

@ApiTags('producers')
@Controller('producers/:id/credentials')
@ForAdministrators()
@OneAccountAtATime()
export class RotateCredentialsController {
  constructor(private readonly credentials: CredentialRotation) {}

  @Post()
  @ApiOperation({
    summary: 'Issue a further credential, told this once',
    description: 'Two are valid at a time: go over to the new one, then revoke the old one.',
  })
  @ApiCreatedResponse({ type: IssuedView })
  async issue(@UuidParam('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<IssuedView> {
    const issued = accepted(await this.credentials.issue(id));
    void reply.header('cache-control', 'no-store');
    return issued;
  }

  @Delete(':credentialId')
  @ApiOperation({ summary: 'Revoke a credential at once' })
  @ApiOkResponse({ type: ProducerView })
  async revoke(@UuidParam('id') id: string, @CodeParam('credentialId') credentialId: string): Promise<ProducerView> {
    return accepted(await this.credentials.revoke(id, credentialId));
  }
}
