import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type Child, startChild } from '../../local/children.js';
import { ExpectedFailure } from '../../local/failure.js';
import { type Platform, startPlatform } from '../../local/platform.js';
import { freePort } from '../../local/ports.js';
import { silentProgress } from '../../local/progress.js';
import { projectRoot } from '../../local/project.js';
import { SERVICES } from '../../local/service-names.js';
import { HEAP_FLAGS, serviceUrl } from '../../local/services.js';
import { waitUntil } from '../../local/wait.js';
import { atLeast, type Figure, median } from '../figure.js';
import type { Ground, Measurement } from '../ground.js';
import { type Load, type LoadTold, putLoad } from './load.js';
import { type Credentials, registerProducers } from './producers.js';

const LARGEST = 1_000;
/**
 * The largest request that the door takes, which shows what an event costs, and one that a department’s program sends every
 * few seconds, which shows what a request costs: that is stated.
 */
const BATCHES = [LARGEST, 100] as const;
const FULL = { warmUp: 400_000, events: 100_000, pairs: 7 };
const QUICK = { warmUp: 200_000, events: 60_000, pairs: 3 };
const DEPARTMENTS = ['bench-a', 'bench-b', 'bench-c', 'bench-d'];
/** Of each producer: below the sixteen from which on a door answers 429. */
const CONNECTIONS = 8;

type Note = (detail: string) => void;

/** One that serves, and where. */
interface Door {
  readonly url: string;
  readonly pid: number;
}

const DOOR = '/ingest/events';

const startBare = async ({ logDir }: Ground): Promise<{ child: Child; door: Door }> => {
  const port = await freePort();
  const child = await startChild({
    name: 'bare',
    command: process.execPath,
    args: [...HEAP_FLAGS, join(projectRoot, 'dist/deploy/bench/ingest/bare-process.js')],
    env: { ...process.env, PORT: String(port) },
    logFile: join(logDir, 'bare.log'),
    stage: 'service',
    ipc: true,
  });
  const url = serviceUrl(port) + DOOR;
  const answers = await waitUntil(async () => (await fetch(url)).status === 404, 30_000);
  if (!answers) throw new ExpectedFailure('the bare door does not answer; see bare.log.');
  return { child, door: { url, pid: child.pid } };
};

const startDoor = async (ground: Ground): Promise<{ platform: Platform; topicPrefix: string }> => {
  const { kafkaBrokers, kafkaAccount, databaseUrl, logDir } = ground;
  const databasePrefix = `bench_${randomBytes(4).toString('hex')}`;
  const topicPrefix = `${databasePrefix}.`;
  const platform = await startPlatform({
    ...{ kafkaBrokers, kafkaAccount, databaseUrl, dataDir: logDir, ports: 'free', progress: silentProgress },
    without: SERVICES.filter((service) => service !== 'service-metrics'),
    topicPrefix,
    databasePrefix,
    entry: () => join(projectRoot, 'dist/deploy/bench/ingest/door-process.js'),
  });
  return { platform, topicPrefix };
};

/** Runs one after the other: what the machine does besides meets both. */
interface Pair {
  readonly ours: LoadTold;
  readonly theirs: LoadTold;
}

const perCpuSecond = ({ events, cpuSeconds }: LoadTold): number => events / cpuSeconds;
const perSecond = ({ events, seconds }: LoadTold): number => events / seconds;

const measure = async (ground: Ground, note: Note): Promise<Figure[]> => {
  const { warmUp, events, pairs } = ground.quick ? QUICK : FULL;
  const { platform, topicPrefix } = await startDoor(ground);
  const bare = await startBare(ground);
  try {
    const pid = platform.services.pid('service-metrics');
    if (pid === undefined) throw new ExpectedFailure('service-metrics has ended.');
    const door: Door = { url: platform.urls['service-metrics'] + DOOR, pid };
    const producers = await registerProducers(platform, topicPrefix, DEPARTMENTS);
    const put = ({ url, pid: of }: Door, batch: number, all: number) =>
      putLoad(ground.logDir, loadOf({ url, pid: of, producers, batch, all }));
    const figures: Figure[] = [];
    for (const batch of BATCHES) {
      note(`batches of ${batch}, warming up`);
      // Until the engine has compiled what is called once a request, as in a process that has served for some minutes.
      await put(bare.door, batch, warmUp);
      await put(door, batch, warmUp);
      const told: Pair[] = [];
      for (let pair = 0; pair < pairs; pair += 1) {
        note(`batches of ${batch}, pair ${pair + 1} of ${pairs}`);
        told.push({ theirs: await put(bare.door, batch, events), ours: await put(door, batch, events) });
      }
      figures.push(figureOf(batch, told));
    }
    return figures;
  } finally {
    await Promise.all([bare.child.stop(), platform.stop()]);
  }
};

const loadOf = ({
  batch,
  all,
  producers,
  ...door
}: Door & { batch: number; all: number; producers: readonly Credentials[] }): Load => ({
  ...door,
  producers,
  connections: CONNECTIONS,
  batch,
  requests: Math.ceil(all / batch / producers.length),
});

const figureOf = (batch: number, pairs: readonly Pair[]): Figure => {
  const shown = (value: number) => Math.round(value).toLocaleString('en');
  const ratio = median(pairs.map(({ ours, theirs }) => perCpuSecond(ours) / perCpuSecond(theirs)));
  const value = median(pairs.map(({ ours }) => perCpuSecond(ours)));
  const bare = median(pairs.map(({ theirs }) => perCpuSecond(theirs)));
  return {
    figure: `HTTP ingest, events per second and core, ${batch} in a request`,
    value,
    unit: 'events/s',
    against: `a bare Fastify route that only validates, ${shown(bare)}/s; by the clock ${shown(median(pairs.map(({ ours }) => perSecond(ours))))}/s`,
    ...(batch === LARGEST ? atLeast(ratio, 0.5) : { ratio, target: 'stated', met: null }),
  };
};

export const ingest: Measurement = { name: 'ingest', title: 'HTTP ingest: events to Kafka', measure };
