import { Body, Controller, Headers, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { accepted, ForAdministrators, languageOf, OneAccountAtATime, textOf } from '#platform';
import { messages } from '../../messages.js';
import { ProducerRegistered } from '../../read-models/producers/producer-view.js';
import { ProducerBody } from './producer-bodies.js';
import { ProducerRegistration } from './producer-registration.js';

@ApiTags('producers')
@Controller('producers')
@ForAdministrators()
@OneAccountAtATime()
export class RegisterProducerController {
  constructor(private readonly registration: ProducerRegistration) {}

  @Post()
  @ApiOperation({
    summary: 'Register a department’s program, which gets its source, its topic and its first credential',
    description:
      'The token is told once. The same again answers 200 without one; get another by `POST /producers/{id}/credentials`.',
  })
  @ApiCreatedResponse({ type: ProducerRegistered })
  @ApiOkResponse({ type: ProducerRegistered, description: 'It was registered before; nothing has changed' })
  async register(
    @Body() body: ProducerBody,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<ProducerRegistered> {
    const { producer, credential } = accepted(await this.registration.register(body));
    void reply.header('cache-control', 'no-store').status(credential === null ? 200 : 201);
    const note = textOf(
      messages,
      credential ? 'TOKEN_TOLD_ONCE' : 'PRODUCER_WAS_REGISTERED',
      languageOf(acceptLanguage),
    );
    return { ...producer, credential, note };
  }
}
