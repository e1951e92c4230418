import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { serviceDatabase } from '../../local/databases.js';
import { ExpectedFailure } from '../../local/failure.js';
import { type Platform, startPlatform } from '../../local/platform.js';
import { silentProgress } from '../../local/progress.js';
import { SERVICES, type ServiceName } from '../../local/service-names.js';
import { waitUntil } from '../../local/wait.js';
import type { Ground } from '../ground.js';
import { numberOf, withDatabase } from '../service-events/metrics-database.js';
import { knowInRewards, type SignedPeriod, signPeriod } from './signed-period.js';

export interface ClosingRun {
  readonly employees: number;
  /** Until the door has made all of them final. */
  readonly closedMs: number;
  /** Until the last one's eligibility is committed. */
  readonly decidedMs: number;
}

type Witness = (processes: readonly { readonly name: string; readonly pid: number | undefined }[]) => Promise<void>;

const MEASURED: readonly ServiceName[] = ['appraisal', 'rewards'];
const WITHIN_MS = 150_000;
const PROBE_MS = 50;
const YEAR = 2024;
const WARM_UP = { year: 2023, employees: 1_000 };

/**
 * appraisal and rewards as they run in a city, on empty databases and topics, close a period of that many employees. A
 * smaller period goes before, so that no size pays for what a process does once.
 *
 * @param atEnd is told the processes while they still run
 */
export const runClosing = async (ground: Ground, employees: number, atEnd?: Witness): Promise<ClosingRun> => {
  const prefix = `bench_${randomBytes(4).toString('hex')}`;
  const { kafkaBrokers, kafkaAccount, databaseUrl, logDir } = ground;
  const platform = await startPlatform({
    ...{ kafkaBrokers, kafkaAccount, databaseUrl, dataDir: logDir, ports: 'free', progress: silentProgress },
    without: SERVICES.filter((service) => !MEASURED.includes(service)),
    topicPrefix: `${prefix}.`,
    databasePrefix: prefix,
  });
  try {
    const owner = (service: ServiceName) =>
      serviceDatabase(service, { databaseUrl, databasePrefix: prefix }).migrationUrl;
    return await withDatabase(owner('appraisal'), (appraisal) =>
      withDatabase(owner('rewards'), async (rewards) => {
        const [first, measured] = [
          await signPeriod(appraisal, WARM_UP.year, WARM_UP.employees),
          await signPeriod(appraisal, YEAR, employees),
        ];
        for (const period of [first, measured]) await knowInRewards(rewards, period);
        await close(platform, rewards, first);
        const run = await close(platform, rewards, measured);
        await atEnd?.(MEASURED.map((name) => ({ name, pid: platform.services.pid(name) })));
        return run;
      }),
    );
  } finally {
    await platform.stop();
  }
};

const close = async (
  { urls, administratorToken }: Platform,
  rewards: pg.Client,
  period: SignedPeriod,
): Promise<ClosingRun> => {
  const { id, year, employees } = period;
  const began = performance.now();
  while ((await askToClose(`${urls.appraisal}/periods/${id}/close`, administratorToken)) > 0);
  const closedMs = performance.now() - began;
  const decided = `SELECT count(*) FROM eligibility WHERE programme = 'pegawai-teladan' AND year = ${year}`;
  const all = await waitUntil(async () => (await numberOf(rewards, decided)) === employees, WITHIN_MS, PROBE_MS);
  if (!all) throw new ExpectedFailure(`rewards has not decided about each of ${employees} employees in time.`);
  return { employees, closedMs, decidedMs: performance.now() - began };
};

/** @returns how many appraisals the door has not reached yet */
const askToClose = async (door: string, token: string): Promise<number> => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await fetch(door, { method: 'POST', headers, body: '{}' });
  const body = (await answer.json()) as { left?: number };
  if (body.left === undefined) throw new ExpectedFailure(`appraisal did not close the period: HTTP ${answer.status}`);
  return body.left;
};
