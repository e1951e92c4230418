import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { serviceDatabase } from '../../local/databases.js';
import { ExpectedFailure } from '../../local/failure.js';
import { startPlatform } from '../../local/platform.js';
import { silentProgress } from '../../local/progress.js';
import { SERVICES, type ServiceName } from '../../local/service-names.js';
import { atMost, type Figure, median, quantile } from '../figure.js';
import type { Ground, Measurement } from '../ground.js';
import { knowInRewards, signPeriod } from '../period-close/signed-period.js';
import { withDatabase } from '../service-events/metrics-database.js';
import { RawRoundTrip } from './raw-round-trip.js';

const MEASURED: readonly ServiceName[] = ['appraisal', 'rewards'];
const YEAR = 2024;
const WARM_UP = { full: 100, quick: 20 };
const SAMPLES = { full: 500, quick: 60 };
const IDLE_MS = 20;
const WITHIN_MS = 10_000;
const MOST_P99_MS = 100;

interface Signed {
  readonly id: string;
  readonly employee: string;
}

/** The signed appraisals are rows written in bulk: only what follows the acknowledgement is measured. */
const prepare = async (appraisal: pg.Client, rewards: pg.Client, count: number): Promise<Signed[]> => {
  const period = await signPeriod(appraisal, YEAR, count);
  await knowInRewards(rewards, period);
  await appraisal.query('UPDATE appraisal SET signed_at = now()');
  const { rows } = await appraisal.query<Signed>(
    'SELECT id, employee_id AS employee FROM appraisal WHERE period_id = $1',
    [period.id],
  );
  return rows;
};

/** @returns ms from the answer to the acknowledgement until another connection sees the eligibility */
const takeSample = async (door: string, rewards: pg.Client, { id, employee }: Signed): Promise<number> => {
  const answer = await fetch(`${door}/appraisals/${id}/acknowledge`, {
    method: 'POST',
    headers: { 'x-acting-employee': employee },
  });
  const told = await answer.text();
  const began = performance.now();
  if (!answer.ok) throw new ExpectedFailure(`appraisal did not take the acknowledgement: ${told}`);
  while (performance.now() - began < WITHIN_MS) {
    const { rowCount } = await rewards.query({
      name: 'decided',
      text: `SELECT 1 FROM eligibility WHERE employee_id = $1 AND year = $2 AND programme = 'pegawai-teladan'`,
      values: [employee, YEAR],
    });
    if (rowCount === 1) return performance.now() - began;
    await pause(1);
  }
  throw new ExpectedFailure('rewards has not decided in time.');
};

const figuresOf = (taken: readonly number[], raw: readonly number[]): Figure[] => {
  const p99 = quantile(taken, 0.99);
  const shown = (ms: number) => `${ms.toFixed(1)} ms`;
  return [
    {
      figure: 'appraisal acknowledged to eligibility committed, p50',
      value: median(taken),
      unit: 'ms',
      against: `one raw produce and consume and two commits, ${shown(median(raw))}`,
      ...atMost(median(taken) / median(raw), 3),
    },
    {
      figure: 'the same, p99',
      value: p99,
      unit: 'ms',
      against: `raw p99 ${shown(quantile(raw, 0.99))}, ${taken.length} samples`,
      ratio: null,
      target: `≤ ${MOST_P99_MS} ms`,
      met: p99 <= MOST_P99_MS,
    },
  ];
};

const measure = async (ground: Ground, note: (detail: string) => void): Promise<Figure[]> => {
  const size = ground.quick ? 'quick' : 'full';
  const [warmUp, samples] = [WARM_UP[size], SAMPLES[size]];
  const { kafkaBrokers, kafkaAccount, databaseUrl, logDir } = ground;
  const databasePrefix = `bench_${randomBytes(4).toString('hex')}`;
  const platform = await startPlatform({
    ...{ kafkaBrokers, kafkaAccount, databaseUrl, dataDir: logDir, ports: 'free', progress: silentProgress },
    without: SERVICES.filter((service) => !MEASURED.includes(service)),
    topicPrefix: `${databasePrefix}.`,
    databasePrefix,
  });
  const owner = (service: ServiceName) => serviceDatabase(service, { databaseUrl, databasePrefix }).migrationUrl;
  const alternate = async (appraisal: pg.Client, rewards: pg.Client): Promise<Figure[]> => {
    const signed = await prepare(appraisal, rewards, warmUp + samples);
    const rawTrip = await RawRoundTrip.connect(ground, `${databasePrefix}.raw.`, rewards);
    const [taken, raw]: [number[], number[]] = [[], []];
    try {
      for (const one of signed) {
        raw.push(await rawTrip.take());
        await pause(IDLE_MS);
        taken.push(await takeSample(platform.urls.appraisal, rewards, one));
        await pause(IDLE_MS);
        if (taken.length % 20 === 0) note(`${taken.length} of ${signed.length}`);
      }
    } finally {
      await rawTrip.close();
    }
    return figuresOf(taken.slice(warmUp), raw.slice(warmUp));
  };
  try {
    return await withDatabase(owner('appraisal'), (appraisal) =>
      withDatabase(owner('rewards'), (rewards) => alternate(appraisal, rewards)),
    );
  } finally {
    await platform.stop();
  }
};

export const eligibility: Measurement = {
  name: 'eligibility',
  title: 'Eligibility: from the acknowledgement to the decision',
  measure,
};
