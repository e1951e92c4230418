import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Platform, startPlatform } from '../../local/platform.js';
import { silentProgress } from '../../local/progress.js';
import { SERVICES } from '../../local/service-names.js';
import { atMost, type Figure } from '../figure.js';
import type { Ground, Measurement } from '../ground.js';
import { NEEDED, registerDepartment } from './department.js';
import { type History, writeHistory } from './history-file.js';
import { type ImportRun, runImport } from './import-run.js';

const NEW_ROWS = { full: 100_000, quick: 10_000 };
/** Those of the file before and some that are new, over and over: what is known already is answered faster. */
const ALL_ROWS = { full: 1_000_000, quick: 100_000 };
const MOST_GROWTH = 1.1;

const shown = (count: number): string => count.toLocaleString('en');

const rowsOf = ({ recorded, unchanged, rejected }: ImportRun): number => recorded + unchanged + rejected;

const figuresOf = (fresh: ImportRun, whole: ImportRun): Figure[] => {
  const stated = { ratio: null, target: 'stated', met: null };
  const grown = (run: ImportRun): Figure => ({
    figure: `memory of the import, second half of ${shown(rowsOf(run))} rows`,
    value: run.secondHalf,
    unit: 'MB',
    against: `its most in the first half, ${Math.round(run.firstHalf)} MB`,
    ...atMost(run.secondHalf / run.firstHalf, MOST_GROWTH),
  });
  return [
    {
      figure: 'history by CSV, rows that are new',
      value: fresh.recorded / fresh.seconds,
      unit: 'rows/s',
      against: `${shown(fresh.recorded)} rows, each in Kafka before it is answered`,
      ...stated,
    },
    grown(fresh),
    {
      figure: 'history by CSV, a whole file',
      value: rowsOf(whole) / whole.seconds,
      unit: 'rows/s',
      against: `${shown(whole.recorded)} of ${shown(rowsOf(whole))} rows are new, the others known`,
      ...stated,
    },
    grown(whole),
  ];
};

const measureOn = async (ground: Ground, platform: Platform, note: (detail: string) => void): Promise<Figure[]> => {
  const size = ground.quick ? 'quick' : 'full';
  const token = await registerDepartment(platform);
  const folder = await mkdtemp(join(ground.logDir, 'history-'));
  const run = async (history: History): Promise<ImportRun> => {
    note(`${shown(history.rows)} rows`);
    const file = join(folder, `${history.rows}.csv`);
    await writeHistory(file, history);
    const measured = await runImport(file, platform.urls.gateway, token);
    if (rowsOf(measured) !== history.rows || measured.rejected > 0) {
      throw new Error(`${rowsOf(measured)} of ${history.rows} rows were answered, ${measured.rejected} rejected`);
    }
    return measured;
  };
  try {
    const fresh = await run({ rows: NEW_ROWS[size], distinct: NEW_ROWS[size] });
    const whole = await run({ rows: ALL_ROWS[size], distinct: NEW_ROWS[size] + NEW_ROWS[size] / 10 });
    return figuresOf(fresh, whole);
  } finally {
    await rm(folder, { recursive: true });
  }
};

const measure = async (ground: Ground, note: (detail: string) => void): Promise<Figure[]> => {
  const { kafkaBrokers, kafkaAccount, databaseUrl, logDir } = ground;
  const own = `bench_${randomBytes(4).toString('hex')}`;
  const platform = await startPlatform({
    ...{ kafkaBrokers, kafkaAccount, databaseUrl, dataDir: logDir, ports: 'free', progress: silentProgress },
    without: SERVICES.filter((service) => !NEEDED.some((needed) => needed === service)),
    topicPrefix: `${own}.`,
    databasePrefix: own,
  });
  try {
    return await measureOn(ground, platform, note);
  } finally {
    await platform.stop();
  }
};

export const historyImport: Measurement = {
  name: 'history-import',
  title: 'History by CSV: a million rows',
  measure,
};
