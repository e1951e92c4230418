import { Controller, Get, Headers, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiProperty } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { languageOf } from '#platform';
import { ROUTES } from '../../routes-token.js';
import type { Route } from '../../routes.js';
import { servicesPage } from './services-page.js';

export class ListedService {
  @ApiProperty({ example: 'appraisal' })
  readonly name!: string;

  @ApiProperty({ example: '/api/appraisal', description: 'Start of all its addresses' })
  readonly api!: string;

  @ApiProperty({ example: '/api/appraisal/openapi.json' })
  readonly document!: string;

  @ApiProperty({ example: '/api/appraisal/docs', description: 'The same document for people' })
  readonly page!: string;
}

export class ContractLinks {
  @ApiProperty({ example: '/contract', description: 'All events, for people' })
  readonly page!: string;

  @ApiProperty({ example: '/contract/asyncapi.json', description: 'All events as an AsyncAPI 3.0 document' })
  readonly asyncapi!: string;
}

const CONTRACT: ContractLinks = { page: '/contract', asyncapi: '/contract/asyncapi.json' };

export interface FrontPage {
  readonly services: readonly ListedService[];
  readonly contract: ContractLinks;
}

const listed = ({ service, prefix }: Route): ListedService => ({
  name: service,
  api: prefix,
  document: `${prefix}/openapi.json`,
  page: `${prefix}/docs`,
});

@Controller()
export class ListServicesController {
  constructor(@Inject(ROUTES) private readonly routes: readonly Route[]) {}

  @Get()
  @ApiOperation({ summary: 'The services with their API documents, and the contract of events, as JSON or as a page' })
  list(
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept') accept = '',
    @Headers('accept-language') acceptLanguage?: string,
  ): FrontPage | string {
    const front: FrontPage = { services: this.routes.map(listed), contract: CONTRACT };
    void reply.header('vary', 'accept, accept-language');
    if (!accept.includes('text/html')) return front;
    void reply.type('text/html; charset=utf-8');
    return servicesPage(front, languageOf(acceptLanguage));
  }
}
