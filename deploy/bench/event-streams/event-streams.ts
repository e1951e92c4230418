import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AppraisalCompleted } from '#contracts';
import { asMessage, OutsideProducer } from '#testing';
import { type Child, startChild } from '../../local/children.js';
import { ExpectedFailure } from '../../local/failure.js';
import { type Platform, startPlatform } from '../../local/platform.js';
import { freePort } from '../../local/ports.js';
import { silentProgress } from '../../local/progress.js';
import { projectRoot } from '../../local/project.js';
import { SERVICES } from '../../local/service-names.js';
import { serviceUrl } from '../../local/services.js';
import { waitUntil } from '../../local/wait.js';
import { atLeast, type Figure, quantile } from '../figure.js';
import type { Ground, Measurement } from '../ground.js';
import { residentMemory } from '../resident-memory.js';
import type { ReadersTold } from './reader-process.js';

const READERS = 2000;
const EVENTS_PER_SECOND = 50;
const SECONDS = { full: 60, quick: 10 };
const MOST_MB = 500;
const WITHIN_MS = 60_000;

/** Half of them may not know who the events are about, so both kinds of bytes are made. */
const DASHBOARDS = [{ personalData: true }, { personalData: false }, { personalData: true }, { personalData: false }];

const register = async ({ urls, administratorToken }: Platform): Promise<string[]> =>
  Promise.all(
    DASHBOARDS.map(async (scopes, n) => {
      const answer = await fetch(`${urls.subscriptions}/dashboards`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${administratorToken}` },
        body: JSON.stringify({ name: `bench ${n}`, contact: 'bench', ...scopes }),
      });
      if (answer.status !== 201) throw new ExpectedFailure(`no dashboard was registered: ${await answer.text()}`);
      return ((await answer.json()) as { credential: { token: string } }).credential.token;
    }),
  );

/** How many files and sockets the service may have open: Node raises its soft limit to the hard one. */
const fileLimit = async (pid: number): Promise<number> => {
  const limits = await readFile(`/proc/${pid}/limits`, 'utf8').catch(() => '');
  return Number(/^Max open files +(\d+)/m.exec(limits)?.[1] ?? Infinity);
};

const startReaders = ({ logDir }: Ground, streamUrl: string, port: number, tokens: readonly string[]): Promise<Child> =>
  startChild({
    name: 'readers',
    command: process.execPath,
    args: [join(projectRoot, 'dist/deploy/bench/event-streams/reader-process.js')],
    env: {
      ...process.env,
      READERS: String(READERS),
      STREAM_URL: streamUrl,
      PORT: String(port),
      TOKENS: tokens.join(),
    },
    logFile: join(logDir, 'readers.log'),
    stage: 'service',
    ipc: true,
  });

const sendPaced = async (outside: OutsideProducer, events: number): Promise<void> => {
  const began = performance.now();
  const sends: Promise<void>[] = [];
  for (let n = 0; n < events; n += 1) {
    await pause(Math.max(0, began + (n * 1000) / EVENTS_PER_SECOND - performance.now()));
    const data = { ...AppraisalCompleted.example, appraisalId: randomUUID(), employeeId: randomUUID() };
    sends.push(outside.raw([asMessage(AppraisalCompleted, data, { time: new Date() })]));
  }
  await Promise.all(sends);
};

interface Taken {
  /** Deliveries per second. */
  readonly rate: number;
  /** Processor time of the service for one delivery, in µs. */
  readonly cost: number;
  readonly megabytes: number;
  readonly latencies: readonly number[];
  readonly files: number;
}

/** Processor time of the service so far, in seconds. */
const cpuSeconds = async ({ urls }: Platform): Promise<number> => {
  const metrics = await (await fetch(`${urls.subscriptions}/metrics`)).text();
  return Number(/^process_cpu_seconds_total\{[^}]*\} ([\d.]+)/m.exec(metrics)?.[1] ?? 0);
};

const figuresOf = ({ rate, cost, megabytes, latencies, files }: Taken): Figure[] => {
  const offered = READERS * EVENTS_PER_SECOND;
  const shown = offered.toLocaleString('en');
  const stated = { ratio: null, target: 'stated', met: null };
  const latency = (q: number) => ({ value: quantile(latencies, q), unit: 'ms', ...stated });
  return [
    {
      figure: 'event streams, deliveries',
      value: rate,
      unit: 'events/s',
      against: `${EVENTS_PER_SECOND} events/s to ${READERS.toLocaleString('en')} readers, ${shown}/s`,
      ...atLeast(rate / offered, 0.95),
    },
    {
      figure: 'memory of subscriptions meanwhile',
      value: megabytes,
      unit: 'MB',
      against: `its most, with ulimit -n ${files}`,
      ratio: null,
      target: `≤ ${MOST_MB} MB`,
      met: megabytes <= MOST_MB,
    },
    {
      figure: 'processor time of subscriptions for one delivery',
      value: cost,
      unit: 'µs',
      against: `${Math.round((cost * offered) / 10_000)} % of one processor at ${shown}/s`,
      ...stated,
    },
    { figure: 'from sending to a reader, p50', against: 'through Kafka, feed and stream', ...latency(0.5) },
    { figure: 'the same, p99', against: `${latencies.length} samples`, ...latency(0.99) },
  ];
};

/** Memory is looked at all the while, since its most is what counts. */
const watchMemory = (pid: number): { stop(): number } => {
  let most = 0;
  const timer = setInterval(() => {
    void residentMemory(pid).then((megabytes = 0) => (most = Math.max(most, megabytes)));
  }, 250);
  return {
    stop: () => {
      clearInterval(timer);
      return most;
    },
  };
};

const measureOn = async (ground: Ground, platform: Platform, topicPrefix: string, note: (detail: string) => void) => {
  const pid = platform.services.pid('subscriptions');
  if (pid === undefined) throw new ExpectedFailure('subscriptions has ended.');
  const files = await fileLimit(pid);
  if (files < READERS + 100) throw new ExpectedFailure(`${READERS} readers need more open files: ulimit -n 4096.`);
  const brokers = ground.kafkaBrokers.split(',');
  const outside = await OutsideProducer.connect({
    brokers,
    topicPrefix,
    account: ground.kafkaAccount,
    clientId: 'bench',
  });
  const port = await freePort();
  const readers = await startReaders(ground, platform.urls.subscriptions, port, await register(platform));
  const told = async (): Promise<ReadersTold> => (await (await fetch(serviceUrl(port))).json()) as ReadersTold;
  try {
    const opened = await waitUntil(async () => {
      const { open } = await told().catch(() => ({ open: 0 }));
      note(`${open} of ${READERS} readers`);
      return open === READERS;
    }, WITHIN_MS);
    if (!opened) throw new ExpectedFailure('not all readers could be opened; see readers.log.');
    const events = SECONDS[ground.quick ? 'quick' : 'full'] * EVENTS_PER_SECOND;
    note(`${events} events`);
    const memory = watchMemory(pid);
    const before = await cpuSeconds(platform);
    const began = performance.now();
    await sendPaced(outside, events);
    const whole = await waitUntil(async () => (await told()).received >= events * READERS, WITHIN_MS, 50);
    const seconds = (performance.now() - began) / 1000;
    const { received, ended, latencies } = await told();
    if (!whole || ended > 0 || received !== events * READERS) {
      throw new ExpectedFailure(`${received} of ${events * READERS} events arrived, ${ended} streams ended.`);
    }
    const cost = (((await cpuSeconds(platform)) - before) * 1_000_000) / received;
    return figuresOf({ rate: received / seconds, cost, megabytes: memory.stop(), latencies, files });
  } finally {
    await Promise.all([readers.stop(), outside.close()]);
  }
};

const measure = async (ground: Ground, note: (detail: string) => void): Promise<Figure[]> => {
  const { kafkaBrokers, kafkaAccount, databaseUrl, logDir } = ground;
  const databasePrefix = `bench_${randomBytes(4).toString('hex')}`;
  const topicPrefix = `${databasePrefix}.`;
  const platform = await startPlatform({
    ...{ kafkaBrokers, kafkaAccount, databaseUrl, dataDir: logDir, ports: 'free', progress: silentProgress },
    without: SERVICES.filter((service) => service !== 'subscriptions'),
    topicPrefix,
    databasePrefix,
  });
  try {
    return await measureOn(ground, platform, topicPrefix, note);
  } finally {
    await platform.stop();
  }
};

export const eventStreams: Measurement = {
  name: 'event-streams',
  title: 'Event streams: 2,000 readers at once',
  measure,
};
