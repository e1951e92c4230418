import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import pg from 'pg';
import { allTopics } from '#contracts';
import { temporaryDataDir } from './data-dir.js';
import { provisionDatabases, serviceDatabase } from './databases.js';
import { writeStub } from './e2e-fixtures.js';
import { startPlatform, type Platform } from './platform.js';
import type { Progress } from './progress.js';
import { provisionTopics } from './topics.js';
import { waitUntil } from './wait.js';
import { givenAccount, kafkaClient } from './kafka-client.js';

const lines: string[] = [];
const progress: Progress = { step: (_title, work) => work(() => undefined), line: (text) => lines.push(text) };

const answers = async (url: string): Promise<boolean> => (await fetch(url)).ok;

const query = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

/** Apart from what other runs have left on the same Kafka and PostgreSQL. */
const own = `s${randomBytes(4).toString('hex')}`;
const given = {
  kafkaBrokers: process.env.KAFKA_BROKERS ?? '',
  kafkaAccount: givenAccount(process.env),
  databaseUrl: process.env.DATABASE_URL ?? '',
  topicPrefix: `${own}.`,
  databasePrefix: own,
};

describe('the platform, on a Kafka and a PostgreSQL that are given', () => {
  let dataDir: string;
  let platform: Platform;

  beforeAll(async () => {
    dataDir = await temporaryDataDir();
    const stub = await writeStub(dataDir);
    platform = await startPlatform({
      ...given,
      dataDir,
      ports: 'free',
      progress,
      without: ['development'],
      entry: () => stub,
    });
  });

  afterAll(async () => {
    await platform.stop();
    await rm(dataDir, { recursive: true });
  });

  it('tells each service its own database and the gateway where the services are', async () => {
    const environment = async (url: string) => (await (await fetch(`${url}/env`)).json()) as NodeJS.ProcessEnv;
    const rewards = await environment(platform.urls.rewards);
    const { url, migrationUrl } = serviceDatabase('rewards', given);
    expect(rewards).toMatchObject({ DATABASE_URL: url, MIGRATION_DATABASE_URL: migrationUrl });
    expect(rewards).toMatchObject({
      HOST: '127.0.0.1',
      KAFKA_BROKERS: platform.kafkaBrokers,
      TOPIC_PREFIX: given.topicPrefix,
    });
    const gateway = await environment(platform.urls.gateway);
    expect(gateway.SERVICE_METRICS_URL).toBe(platform.urls['service-metrics']);
    expect(gateway.DEVELOPMENT_URL).toBe(platform.urls.development);
    expect(gateway.DATABASE_URL).toBeUndefined();
  });

  it('runs without a service that was left out', async () => {
    await expect(answers(platform.urls.development)).rejects.toThrow();
  });

  it('starts a service again that died, and says so', async () => {
    const before = platform.services.pid('appraisal');
    await fetch(`${platform.urls.appraisal}/die`).catch(() => undefined);
    expect(await waitUntil(() => lines.includes('appraisal is ready again.'), 20_000)).toBe(true);
    expect(platform.services.pid('appraisal')).not.toBe(before);
    expect(lines[0]).toMatch(/^appraisal has ended \(exit code 3\) and starts again in 0\.2 s\. Its log: /);
  });

  it('keeps a killed service down until it is started', async () => {
    await platform.services.kill('personnel');
    await expect(answers(platform.urls.personnel)).rejects.toThrow();
    await platform.services.start('personnel');
    expect(await answers(platform.urls.personnel)).toBe(true);
  });

  it('lets the running role write rows and change no table', async () => {
    const { url, migrationUrl } = serviceDatabase('rewards', given);
    await query(migrationUrl, 'CREATE TABLE award (id int GENERATED ALWAYS AS IDENTITY, place int, n serial)');
    await query(url, 'INSERT INTO award (place) VALUES (7)');
    expect(await query(url, 'UPDATE award SET place = 8 RETURNING id, place, n')).toEqual([{ id: 1, place: 8, n: 1 }]);
    await expect(query(url, 'ALTER TABLE award ADD more int')).rejects.toThrow('must be owner');
    await expect(query(url, 'CREATE TABLE mine ()')).rejects.toThrow('permission denied');
  });

  it('keeps a service out of another’s database', async () => {
    const foreign = new URL(serviceDatabase('rewards', given).url);
    foreign.pathname = `/${own}_appraisal`;
    await expect(query(foreign.href, 'SELECT 1')).rejects.toThrow('permission denied for database');
  });

  it('provisions again without a change, and two at once', async () => {
    await Promise.all([provisionDatabases(given), provisionDatabases(given)]);
    await provisionTopics(given);
    expect(await query(serviceDatabase('rewards', given).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('provisions for an administrator who is no superuser', async () => {
    await query(platform.databaseUrl, `CREATE ROLE ${own}_admin LOGIN CREATEDB CREATEROLE PASSWORD 'secret'`);
    const url = new URL(platform.databaseUrl);
    url.username = `${own}_admin`;
    url.password = 'secret';
    const options = { databaseUrl: url.href, databasePrefix: `${own}_city` };
    await provisionDatabases(options);
    await provisionDatabases(options);
    expect(await query(serviceDatabase('personnel', options).url, 'SELECT current_user AS me')).toEqual([
      { me: `${own}_city_personnel_run` },
    ]);
  });

  it('makes every topic of the contracts with its settings', async () => {
    const admin = kafkaClient(platform).admin();
    await admin.connect();
    const topics = await admin.listTopics();
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: 2, name: `${own}.personnel.employee`, configNames: ['cleanup.policy'] }],
    });
    await admin.disconnect();
    expect(topics).toEqual(expect.arrayContaining(allTopics().map(({ name }) => `${own}.${name}`)));
    expect(resources[0]?.configEntries[0]?.configValue).toBe('compact');
  });
});
