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
  @ApiOperation({ summary: 'The services and their API documents, as JSON or as a page' })
  list(
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept') accept = '',
    @Headers('accept-language') acceptLanguage?: string,
  ): { services: ListedService[] } | string {
    const services = this.routes.map(listed);
    void reply.header('vary', 'accept, accept-language');
    if (!accept.includes('text/html')) return { services };
    void reply.type('text/html; charset=utf-8');
    return servicesPage(services, languageOf(acceptLanguage));
  }
}
