import { createApp } from '#platform';
import { ADMINISTRATOR_TOKEN, eventually, HttpClient, type Place } from '#testing';
import { subscriptions } from '../service.js';

export interface Instance {
  readonly http: HttpClient;
  stop(): Promise<void>;
}

/** One of several instances of the service on the same database and topics, at the same time or not; it is ready to work. */
export async function startInstance(
  place: Place,
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<Instance> {
  const service = await createApp(subscriptions(env), {
    host: '127.0.0.1',
    port: 0,
    logLevel: 'error',
    production: false,
    databaseUrl: place.databaseUrl,
    migrationDatabaseUrl: place.databaseUrl,
    databasePool: 10,
    kafka: place.kafkaOf('subscriptions'),
    administratorToken: ADMINISTRATOR_TOKEN,
  });
  const http = new HttpClient(await service.start('127.0.0.1', 0));
  await eventually(async () => {
    const { status, body } = await http.get('/health/ready');
    if (status !== 200) throw new Error(`not ready: ${JSON.stringify(body)}`);
  });
  return { http, stop: () => service.stop() };
}
