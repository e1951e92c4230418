import { startService, type TestService } from '#testing';
import { DELIVERY_TOLD } from './features/register-webhook/delivery-told.js';
import { subscriptions } from './service.js';

type Schema = Readonly<Record<string, unknown>>;

interface Operation {
  readonly description?: string;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema?: Schema }>> }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, { properties: Readonly<Record<string, Schema>> }>> };
}

describe('The API documents of subscriptions', () => {
  let service: TestService;
  let document: Document;
  beforeAll(async () => {
    service = await startService(subscriptions({}));
    document = (await service.http.get<Document>('/openapi.json')).body;
  });
  afterAll(() => service.stop());

  it('give every success answer with a body its schema', () => {
    const answers = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { responses }]) =>
        Object.entries(responses)
          .filter(([status]) => /^2/.test(status) && status !== '204')
          .map(([status, { content = {} }]) => ({
            door: `${method} ${path} ${status}`,
            bodies: Object.values(content),
          })),
      ),
    );
    expect(answers.length).toBeGreaterThan(10);
    const isTold = ({ schema }: { schema?: Schema }) => Object.keys(schema ?? {}).length > 0;
    const untold = answers.filter(({ bodies }) => bodies.length === 0 || !bodies.every(isTold));
    expect(untold.map(({ door }) => door)).toEqual([]);
  });

  it('name what a client needs of a registration, a credential and a webhook', () => {
    const fieldsOf = (name: string) => Object.keys(document.components.schemas[name]?.properties ?? {});
    expect(fieldsOf('DashboardRegistered')).toContain('credential');
    expect(fieldsOf('CredentialView')).toEqual(['credentialId', 'token', 'kafka']);
    expect(fieldsOf('WebhookRegistered')).toEqual(expect.arrayContaining(['secret', 'position', 'lastFailure']));
  });

  it('tell at the door of scopes what becomes of accounts in Kafka', () => {
    expect(document.paths['/dashboards/{id}']?.['put']?.description).toMatch(
      /In Kafka[^]+`kafkaTopics`[^]+`hasAccount`/,
    );
    const { ListedDashboardView, ValidCredentialView } = document.components.schemas;
    expect(ListedDashboardView?.properties).toHaveProperty('kafkaTopics');
    expect(ValidCredentialView?.properties).toHaveProperty('hasAccount');
  });

  it('tell at the door of registration what a receiver has to know', () => {
    expect(document.paths['/webhooks']?.['post']?.description).toBe(DELIVERY_TOLD);
  });
});
