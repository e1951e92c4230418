import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { languageOf, Problem } from '#platform';
import { contractFile } from './contract-files.js';

interface Asked {
  readonly 'accept-language'?: string;
  readonly 'if-none-match'?: string;
}

const isKnown = (etag: string, ifNoneMatch = ''): boolean =>
  ifNoneMatch === '*' || ifNoneMatch.split(',').some((known) => known.trim().replace(/^W\//, '') === etag);

/** What departments and dashboards rely on: the events of this very program, as a page and as files. */
@Controller('contract')
export class ShowContractController {
  @Get()
  @ApiOperation({ summary: 'The contract of all events as a page' })
  @ApiProduces('text/html')
  page(@Headers() asked: Asked, @Res({ passthrough: true }) reply: FastifyReply): string {
    return this.answer('', asked, reply);
  }

  @Get('asyncapi.json')
  @ApiOperation({ summary: 'The contract as an AsyncAPI 3.0 document, JSON' })
  @ApiProduces('application/json')
  asyncApiJson(@Headers() asked: Asked, @Res({ passthrough: true }) reply: FastifyReply): string {
    return this.answer('asyncapi.json', asked, reply);
  }

  @Get('asyncapi.yaml')
  @ApiOperation({ summary: 'The contract as an AsyncAPI 3.0 document, YAML' })
  @ApiProduces('application/yaml')
  asyncApiYaml(@Headers() asked: Asked, @Res({ passthrough: true }) reply: FastifyReply): string {
    return this.answer('asyncapi.yaml', asked, reply);
  }

  @Get('schemas/:file')
  @ApiOperation({ summary: 'The JSON Schema (2020-12) of one event’s data' })
  @ApiParam({ name: 'file', example: 'teladan.service.request-received.v1.json' })
  @ApiProduces('application/schema+json')
  schema(
    @Param('file') file: string,
    @Headers() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    return this.answer(`schemas/${file}`, asked, reply);
  }

  private answer(path: string, asked: Asked, reply: FastifyReply): string {
    const language = languageOf(asked['accept-language']);
    const file = contractFile(path, language);
    if (!file) throw new Problem(404, 'CONTRACT_FILE_UNKNOWN', { file: path.slice(0, 100) });
    void reply.headers({
      etag: file.etag,
      vary: 'accept-language',
      'content-language': language,
      // Asked again each time, so that nobody builds on yesterday's contract; the answer is then empty.
      'cache-control': 'no-cache',
    });
    if (isKnown(file.etag, asked['if-none-match'])) {
      void reply.status(304);
      return '';
    }
    void reply.type(file.type);
    return file.content;
  }
}
