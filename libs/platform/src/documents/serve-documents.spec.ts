import { exampleService, inProcess, type InProcess } from '../example-service.js';

interface Operation {
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: unknown }[];
  readonly responses: Record<string, unknown>;
}

interface Document {
  readonly servers: readonly unknown[];
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: {
    schemas: Record<string, { required: string[]; properties: Record<string, unknown> }>;
    securitySchemes: Record<string, object>;
  };
}

describe('The API documents of a service', () => {
  let service: InProcess;

  beforeAll(async () => {
    service = await inProcess(exampleService);
  });

  afterAll(() => service.stop());

  const read = async (headers: Record<string, string> = {}): Promise<Document> =>
    (await service.call('GET', '/openapi.json', { headers })).body as unknown as Document;

  it('show the fields of a body as they are checked', async () => {
    const { Proposal, Row, Target } = (await read()).components.schemas;
    expect(Proposal?.required).toEqual(['employeeId', 'rows']);
    expect(Proposal?.properties).toMatchObject({
      employeeId: { type: 'string', format: 'uuid' },
      from: { type: 'string', format: 'date' },
      rows: { type: 'array', minItems: 1, maxItems: 3, items: { $ref: '#/components/schemas/Row' } },
      tags: { type: 'array', maxItems: 2, items: { type: 'string', maxLength: 5 } },
    });
    expect(Row?.properties).toMatchObject({ target: { $ref: '#/components/schemas/Target' } });
    expect(Target?.properties).toMatchObject({
      value: { type: 'number', minimum: 0 },
      unit: { type: 'string', nullable: true, maxLength: 10 },
    });
  });

  it('show ids in the path, the query, and who must act', async () => {
    const { paths } = await read();
    const parameters = (path: string) => paths[path]?.['get']?.parameters;
    expect(parameters('/plans/{id}')).toEqual([
      { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
    ]);
    expect(parameters('/plans/mine')).toMatchObject([{ name: 'X-Acting-Employee', in: 'header', required: true }]);
    expect(parameters('/plans/anyone')).toMatchObject([{ name: 'X-Acting-Employee', required: false }]);
    expect(parameters('/plans/accepted')).toMatchObject([{ name: 'accept-language', required: false }]);
    expect(
      parameters('/plans')
        ?.map(({ name }) => name)
        .sort(),
    ).toEqual(['cursor', 'kind', 'limit', 'year']);
  });

  it('name problem details as every door’s answer to an error', async () => {
    const { paths, components } = await read();
    for (const operation of Object.values(paths).flatMap((path) => Object.values(path))) {
      expect(operation.responses['default']).toMatchObject({
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemSchema' } } },
      });
    }
    expect(components.schemas['ProblemSchema']?.properties).toHaveProperty('errors');
  });

  it('promise nothing of what is in a token, since tokens are opaque', async () => {
    const { bearer } = (await read()).components.securitySchemes;
    expect(bearer).toEqual({
      type: 'http',
      scheme: 'bearer',
      description: expect.stringContaining('opaque') as string,
    });
  });

  it('leave out the doors for machines', async () => {
    expect(Object.keys((await read()).paths).filter((path) => /health|metrics/.test(path))).toEqual([]);
  });

  it('begin addresses as the gateway’s reader sees them, and believe no strange prefix', async () => {
    expect((await read({ 'x-forwarded-prefix': '/api/appraisal' })).servers).toEqual([{ url: '/api/appraisal' }]);
    expect((await read({ 'x-forwarded-prefix': '//evil.example' })).servers).toEqual([]);
  });

  it('come as a page that needs nothing from elsewhere', async () => {
    const { status, type, body } = await service.call('GET', '/docs');
    expect([status, type]).toEqual([200, 'text/html']);
    expect(body['text']).toContain('./docs/swagger-ui-bundle.js');
    expect(body['text']).not.toMatch(/(src|href)=["'](https?:)?\/\//);
  });
});
