import { type Diagnostic, type ParseOutput, Parser } from '@asyncapi/parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { publishedContracts } from '../../catalogue.js';
import type { ContractLanguage } from '../bilingual.js';
import { schemaDocument } from '../json-schema.js';
import { asyncApi } from './asyncapi.js';

const contracts = publishedContracts();
const languages: readonly ContractLanguage[] = ['id', 'en'];

/** Of Spectral's four severities. */
const ERROR = 0;
const errorsIn = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics
    .filter(({ severity }) => Number(severity) === ERROR)
    .map(({ path, message }) => `${path.join('/')}: ${message}`);

describe.each(languages)('The published contract in %s', (language) => {
  let parsed: ParseOutput;
  beforeAll(async () => {
    parsed = await new Parser().parse(JSON.stringify(asyncApi(contracts, language)));
  });

  it('is a valid AsyncAPI document to the official parser', () => {
    const { document, diagnostics } = parsed;
    expect(errorsIn(diagnostics)).toEqual([]);
    expect(document?.version()).toBe('3.0.0');
  });

  it('has every event on its topic, with its key, and with the action as the platform sees it', () => {
    const { document } = parsed;
    const operations = document?.operations().all() ?? [];
    const told = operations.flatMap((operation) =>
      operation
        .channels()
        .all()
        .flatMap((channel) =>
          channel
            .messages()
            .all()
            .map((message) => ({
              type: message.name(),
              topic: channel.address(),
              action: operation.action(),
              example: message.examples().all()[0]?.payload(),
            })),
        ),
    );
    for (const { type, topic, example } of contracts) {
      expect(told).toContainEqual({
        type,
        topic: topic.replace('*', '{unit}'),
        action: topic.startsWith('service-events.') ? 'receive' : 'send',
        example,
      });
    }
  });

  it('has the stream of everything that the platform publishes, with its filters, for who has a credential', () => {
    const { document } = parsed;
    const stream = document?.operations().get('events');
    const types = contracts.filter(({ topic }) => !topic.startsWith('service-events.')).map(({ type }) => type);
    expect(stream?.action()).toBe('send');
    expect(stream?.channels().all()[0]?.address()).toBe('/events');
    expect(stream?.bindings().get('http')?.value()).toMatchObject({
      method: 'GET',
      query: { properties: { type: { items: { enum: types } }, unit: {}, period: {}, after: {} } },
    });
    const [message] = stream?.messages().all() ?? [];
    expect(
      message
        ?.examples()
        .all()
        .map((example) => example.name()),
    ).toEqual(types);
  });

  it.each([
    ['kafka', 'scramSha512', undefined],
    ['http', 'http', 'bearer'],
    ['gateway', 'http', 'bearer'],
  ] as const)('says how one is let in by %s', (name, type, scheme) => {
    const { document } = parsed;
    const [needed] = document?.servers().get(name)?.security() ?? [];
    const told = needed?.all().map((requirement) => requirement.scheme());
    expect(told?.map((each) => [each.type(), each.scheme()])).toEqual([[type, scheme]]);
  });

  it('shows of each event headers, an envelope and data that are right by its own schemas', () => {
    const { messages, schemas } = asyncApi(contracts, language).components;
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const { name, headers, payload, examples } of Object.values(messages)) {
      expect(examples.length).toBeGreaterThan(0);
      // References within the document stay true when the document's schemas come along.
      const data = ajv.compile({ ...payload, components: { schemas } });
      const head = ajv.compile(headers ?? {});
      for (const example of examples) {
        expect([name, data(example.payload), data.errors]).toEqual([name, true, null]);
        expect([name, head(example.headers ?? {}), head.errors]).toEqual([name, true, null]);
      }
    }
  });

  it.each(contracts.map((contract) => [contract.type, contract] as const))(
    '%s: its JSON Schema accepts its example and refuses a field more',
    (_, contract) => {
      const accepts = new Ajv2020({ strict: true, strictTypes: false }).compile(schemaDocument(contract, language));
      expect([accepts(contract.example), accepts.errors]).toEqual([true, null]);
      expect(accepts({ ...contract.example, nik: '1373010101900001' })).toBe(false);
    },
  );
});

it('The official parser tells a document that is wrong', async () => {
  const { operations, ...document } = asyncApi(contracts, 'en');
  const wrong = { ...operations['ingest'], action: 'publish' };
  const { diagnostics } = await new Parser().parse(JSON.stringify({ ...document, operations: { ingest: wrong } }));
  expect(errorsIn(diagnostics).join('\n')).toMatch(/operations\/ingest\/action/);
});
