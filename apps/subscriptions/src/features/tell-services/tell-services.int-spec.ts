import { createHash, randomUUID } from 'node:crypto';
import { DashboardRecorded, type DataOf, type EventOf } from '#contracts';
import { UnitOfWork } from '#messaging';
import { createApp, type DatabaseApp } from '#platform';
import { ADMINISTRATOR_TOKEN, HttpClient, makePlace, type Place, TopicTap } from '#testing';
import { subscriptions } from '../../service.js';
import { AS_ADMINISTRATOR, register } from '../../testing/registering.js';
import { TellServices } from './tell-services.js';

type Told = EventOf<typeof DashboardRecorded>;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

describe('what services are told of a dashboard', () => {
  let place: Place;
  let service: DatabaseApp;
  let http: HttpClient;
  let tap: TopicTap;

  beforeAll(async () => {
    place = await makePlace();
    service = await createApp(subscriptions({}), {
      ...{ host: '127.0.0.1', port: 0, logLevel: 'error', production: true, databasePool: 10 },
      ...{ databaseUrl: place.databaseUrl, migrationDatabaseUrl: place.databaseUrl },
      ...{ kafka: place.kafkaOf('subscriptions'), administratorToken: ADMINISTRATOR_TOKEN },
    });
    http = new HttpClient(await service.start('127.0.0.1', 0));
    tap = await TopicTap.open({ ...place.kafka, clientId: 'test' }, [DashboardRecorded.topic]);
  });

  afterAll(async () => {
    await tap.close();
    await service.stop();
    await place.remove();
  });

  const told = async (dashboardId: string, count: number): Promise<Told[]> =>
    tap.published(DashboardRecorded, ({ subject }) => subject === dashboardId, { count });

  const last = async (dashboardId: string, count: number): Promise<DataOf<typeof DashboardRecorded> | undefined> =>
    (await told(dashboardId, count)).at(-1)?.data;

  it('is its whole state after each change, numbered, and never a token', async () => {
    const { dashboardId, credentialId, token } = await register(http);
    const first = { id: credentialId, hash: hashOf(token) };
    expect(await last(dashboardId, 1)).toMatchObject({ active: true, unitIds: null, credentials: [first] });

    const path = `/dashboards/${dashboardId}`;
    const issued = await http.post<{ credentialId: string; token: string }>(
      `${path}/credentials`,
      {},
      AS_ADMINISTRATOR,
    );
    const second = { id: issued.body.credentialId, hash: hashOf(issued.body.token) };
    const both = (await last(dashboardId, 2))?.credentials ?? [];
    expect(both).toHaveLength(2);
    expect(both).toEqual(expect.arrayContaining([first, second]));

    await http.put(path, { contact: 'Bappeda', personalData: true }, AS_ADMINISTRATOR);
    expect(await last(dashboardId, 3)).toMatchObject({ personalData: true });

    await http.delete(`${path}/credentials/${credentialId}`, AS_ADMINISTRATOR);
    expect((await last(dashboardId, 4))?.credentials).toEqual([second]);

    await http.delete(path, AS_ADMINISTRATOR);
    expect(await last(dashboardId, 5)).toMatchObject({ active: false, credentials: [] });
    expect((await told(dashboardId, 5)).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
    expect(tap.messages.some(({ value }) => value?.includes(token) ?? true)).toBe(false);
  });

  it('is told once at the start of what was registered before services were told anything', async () => {
    const dashboardId = randomUUID();
    await service.db.query(
      `INSERT INTO dashboard (dashboard_id, name, contact, event_types, unit_ids, personal_data, revision)
       VALUES ($1, $2, 'Bappeda', '{}', NULL, false, 1)`,
      [dashboardId, dashboardId],
    );
    const starting = () => new TellServices(service.app.get(UnitOfWork)).onApplicationBootstrap();
    await Promise.all([starting(), starting()]);
    await starting();
    expect((await told(dashboardId, 1)).map(({ sequence }) => sequence)).toEqual([1]);
    // Whatever was published of it meanwhile is heard before this.
    await http.put(`/dashboards/${dashboardId}`, { contact: 'Inspektorat' }, AS_ADMINISTRATOR);
    expect(await last(dashboardId, 2)).toMatchObject({ dashboardId });
    expect((await told(dashboardId, 2)).map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  it('cannot be subscribed to', async () => {
    const answer = await http.post<{ errors: { code: string }[] }>(
      '/dashboards',
      { name: randomUUID(), contact: 'Bappeda', eventTypes: [DashboardRecorded.type], personalData: true },
      AS_ADMINISTRATOR,
    );
    expect([answer.status, answer.body.errors[0]?.code]).toEqual([400, 'NOT_A_CHOICE']);
  });
});
