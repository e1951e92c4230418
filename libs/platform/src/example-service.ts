import { Body, Controller, Get, Headers, Module, Post, Query } from '@nestjs/common';
import { type EmployeeId, ok, refused } from '#civil-service';
import type { HttpConfig } from './config/config.js';
import { createApp } from './create-app.js';
import { ChoiceField, DayField, NumberField, TextField, UuidField, WholeField } from './fields/fields.js';
import { ListField, ObjectField, TextListField } from './fields/lists.js';
import { UuidParam } from './fields/params.js';
import { ActingEmployee } from './identity/acting-employee.js';
import { Page, pageOf } from './paging/page.js';
import { accepted, notFound } from './problems/accepted.js';
import type { StatelessDefinition } from './service-definition.js';

class Target {
  @NumberField({ min: 0 })
  readonly value!: number;

  @TextField({ max: 10, nullable: true })
  readonly unit!: string | null;
}

class Row {
  @TextField({ max: 20 })
  readonly title!: string;

  @ObjectField(() => Target)
  readonly target!: Target;
}

class Proposal {
  @UuidField()
  readonly employeeId!: string;

  @DayField({ optional: true })
  readonly from?: string;

  @ListField(() => Row, { min: 1, max: 3 })
  readonly rows!: readonly Row[];

  @TextListField({ max: 2, itemMax: 5, optional: true })
  readonly tags?: readonly string[];
}

class Filter extends Page {
  @WholeField({ min: 2000, max: 2100, optional: true })
  readonly year?: number;

  @ChoiceField(['UTAMA', 'TAMBAHAN'], { optional: true })
  readonly kind?: string;
}

@Controller('plans')
class PlansController {
  @Post()
  propose(@Body() body: Proposal): Proposal {
    return body;
  }

  @Post(':id/agree')
  agree(@UuidParam('id') id: string): unknown {
    return { id };
  }

  @Get()
  list(@Query() query: Filter): unknown {
    const after = query.after('whole')?.[0] ?? 0;
    const rows = [1, 2, 3].filter((row) => row > after).slice(0, query.limit + 1);
    return { ...pageOf(rows, query, (row) => [row]), year: query.year };
  }

  @Get('mine')
  mine(@ActingEmployee() actor: EmployeeId): unknown {
    return { actor };
  }

  @Get('anyone')
  anyone(@ActingEmployee({ optional: true }) actor: EmployeeId | undefined): unknown {
    return { actor: actor ?? null };
  }

  @Get('refused')
  refused(): unknown {
    return accepted(refused({ code: 'NOT_THE_APPRAISER', params: { name: 'x' } }, { code: 'EMPTY', field: '/rows' }));
  }

  @Get('accepted')
  accepted(@Headers('accept-language') language?: string): unknown {
    return accepted(ok({ fine: true, language }));
  }

  @Get('unexpected')
  unexpected(): unknown {
    throw new Error('a secret of the inside');
  }

  @Get('deadlock')
  deadlock(): unknown {
    throw Object.assign(new Error('query failed'), {
      driverError: Object.assign(new Error('deadlock detected'), { code: '40P01' }),
    });
  }

  @Get('no-database')
  noDatabase(): unknown {
    throw Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' });
  }

  @Get(':id')
  one(@UuidParam('id') id: string): unknown {
    return notFound('PLAN_NOT_FOUND', { id });
  }
}

@Module({ controllers: [PlansController] })
class PlansModule {}

/** A small service that has a door for each thing that a door can do. */
export const exampleService: StatelessDefinition = {
  name: 'gateway',
  database: false,
  module: PlansModule,
  messages: {
    NOT_THE_APPRAISER: { status: 403, id: 'Hanya penilai ({name}).', en: 'The appraiser only ({name}).' },
    EMPTY: { id: 'Belum ada isi.', en: 'There is nothing yet.' },
    PLAN_NOT_FOUND: { id: 'Rencana {id} tidak ada.', en: 'There is no plan {id}.' },
  },
};

export const EXAMPLE_ID = '0b8f1a0e-7a1c-4c59-9f0e-1f4a0c7d2b11';

/** A body that `POST /plans` takes. */
export const goodProposal = {
  employeeId: EXAMPLE_ID,
  rows: [{ title: 'Akta', target: { value: 95, unit: null } }],
} as const;

export const ENGLISH = { 'accept-language': 'en-GB,en;q=0.9,id;q=0.5' };

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers: Record<string, unknown>;
  readonly body: Record<string, unknown>;
}

interface Sent {
  /** An object is sent as JSON, text and bytes as they are. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** A service that is called in process, without a network. */
export interface InProcess {
  call(method: 'GET' | 'POST' | 'DELETE', url: string, sent?: Sent): Promise<Answer>;
  stop(): Promise<void>;
}

type InProcessConfig = Partial<Pick<HttpConfig, 'production' | 'administratorToken'>>;

export async function inProcess(definition: StatelessDefinition, config: InProcessConfig = {}): Promise<InProcess> {
  const service = await createApp(definition, {
    ...{ host: '127.0.0.1', port: 0, logLevel: 'silent', production: false },
    ...config,
  });
  await service.app.init();
  await service.app.getHttpAdapter().getInstance().ready();
  return {
    stop: () => service.stop(),
    call: async (method, url, { body, headers = {} } = {}) => {
      const payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
      const answer = await service.app.inject({
        method,
        url,
        headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
        ...(body !== undefined && { payload }),
      });
      const type = String(answer.headers['content-type']);
      const json = type.includes('json') ? answer.json<Record<string, unknown>>() : { text: answer.body };
      return { status: answer.statusCode, type, headers: answer.headers, body: json };
    },
  };
}

/** What is wrong with which field, `/rows/0/title BLANK`, in the answer's order. */
export const faultsIn = ({ body }: Answer): string[] =>
  ((body['errors'] ?? []) as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`);
