import { randomBytes } from 'node:crypto';
import { ExpectedFailure } from '../../local/failure.js';
import { freePort } from '../../local/ports.js';
import { silentProgress } from '../../local/progress.js';
import { forEachService } from '../../local/service-names.js';
import { type Services, serviceUrl, startServices } from '../../local/services.js';
import { waitUntil } from '../../local/wait.js';
import type { Ground } from '../ground.js';
import { PLANS, PROGRAM, SERVICES, TOPIC, UNIT } from './cast.js';
import type { FilledTopic } from './filled-topic.js';
import { DATABASE_PREFIX, freshDatabase, numberOf, ownerUrl, withDatabase } from './metrics-database.js';
import { type Pace, watchPace } from './pace.js';

export interface ServiceRun extends Pace {
  /** Outbox rows that the events led to. */
  readonly published: number;
}

interface Instance {
  readonly url: string;
  readonly services: Services;
}

const READY_WITHIN_MS = 60_000;
const ADMINISTRATOR_TOKEN = randomBytes(32).toString('hex');

/**
 * service-metrics as it runs in a city, on an empty database, takes in a whole department's topic.
 *
 * @param atEnd is told the processes while they still run
 */
export const runService = async (
  ground: Ground,
  filled: FilledTopic,
  instances: 1 | 2 = 1,
  atEnd: (pids: readonly (number | undefined)[]) => Promise<void> = () => Promise.resolve(),
): Promise<ServiceRun> => {
  await filled.forgetRead();
  await freshDatabase(ground.databaseUrl);
  const running: Instance[] = [];
  try {
    while (running.length < instances) running.push(await startInstance(ground, filled));
    await register(ground, running);
    const pace = await watchPace(() => Promise.all(running.map(handled)), { from: 0, to: filled.events });
    await atEnd(running.map(({ services }) => services.pid('service-metrics')));
    return { ...pace, published: await checkEffects(ground, filled.events) };
  } finally {
    await Promise.all(running.map(({ services }) => services.stopAll()));
  }
};

const startInstance = async (
  { databaseUrl, logDir }: Ground,
  { kafkaBrokers, kafkaAccount, topicPrefix }: FilledTopic,
): Promise<Instance> => {
  const port = await freePort();
  const services = await startServices({
    services: ['service-metrics'],
    ports: forEachService(() => port),
    kafkaBrokers,
    kafkaAccount,
    topicPrefix,
    databaseUrl,
    databasePrefix: DATABASE_PREFIX,
    logDir,
    administratorToken: ADMINISTRATOR_TOKEN,
    progress: silentProgress,
  });
  return { url: serviceUrl(port), services };
};

const PRODUCER = { unitCode: UNIT.code, name: PROGRAM, contact: 'bench', serviceCodes: SERVICES };

/** Once the unit and the plans are known, its producer is registered, and each instance that hears of it reads its topic. */
const register = async ({ databaseUrl }: Ground, instances: readonly Instance[]): Promise<void> => {
  const ready = await withDatabase(ownerUrl(databaseUrl), (client) =>
    waitUntil(async () => {
      if ((await numberOf(client, 'SELECT count(*) FROM binding')) < PLANS.length) return false;
      const answers = await Promise.all(instances.map(({ url }) => registerAt(url)));
      return answers.every(({ ok }) => ok);
    }, READY_WITHIN_MS),
  );
  if (!ready) throw new ExpectedFailure('service-metrics did not take the department’s registration.');
};

const registerAt = (url: string): Promise<Response> =>
  fetch(`${url}/producers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMINISTRATOR_TOKEN}` },
    body: JSON.stringify(PRODUCER),
  });

const HANDLED = new RegExp(`^teladan_events_handled_total\\{[^}]*topic="${TOPIC}"[^}]*\\} (\\d+)$`, 'm');

const handled = async ({ url }: Instance): Promise<number> => {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(HANDLED.exec(metrics)?.[1] ?? 0);
};

/** Every event must have had its effect, once. @returns how many realisations were published */
const checkEffects = ({ databaseUrl }: Ground, events: number): Promise<number> =>
  withDatabase(ownerUrl(databaseUrl), async (client) => {
    const counted = 'SELECT sum(jsonb_array_length(events)) FROM request';
    const there = await waitUntil(async () => (await numberOf(client, counted)) === events, READY_WITHIN_MS, 500);
    if (!there) throw new ExpectedFailure(`service-metrics has not counted each of ${events} events once.`);
    return numberOf(client, 'SELECT sum(sequence) FROM realisation');
  });
