import { rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../local/command.js';
import { clearDataDir, temporaryDataDir } from '../local/data-dir.js';
import { runMain } from '../local/main.js';
import { freePort } from '../local/ports.js';
import { createProgress, type Progress } from '../local/progress.js';
import { startStack } from '../local/stack.js';
import type { Figure } from './figure.js';
import { MEASUREMENTS } from './measurements.js';
import { help, type Options, readOptions } from './options.js';
import { asJson, asTable } from './summary.js';

const measureAll = async ({ only, quick }: Options, dataDir: string, progress: Progress): Promise<Figure[]> => {
  const stack = await startStack({ dataDir, kafkaPort: await freePort(), postgresPort: await freePort(), progress });
  const logDir = join(dataDir, 'logs', 'bench');
  await mkdir(logDir, { recursive: true });
  const { kafkaBrokers, kafkaAccount, databaseUrl } = stack;
  const ground = { kafkaBrokers, kafkaAccount, databaseUrl, logDir, quick, progress };
  const figures: Figure[] = [];
  for (const measurement of MEASUREMENTS) {
    if (only.length > 0 && !only.includes(measurement.name)) continue;
    const measured = await progress.step(measurement.title, (note) => measurement.measure(ground, note));
    figures.push(...measured);
  }
  await progress.step('Clean up', () => stack.stop());
  return figures;
};

const main = async (options: Options, progress: Progress): Promise<void> => {
  const began = performance.now();
  const dataDir = await temporaryDataDir();
  // The last thing of all, so that a signal leaves nothing behind either.
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  const figures = await measureAll(options, dataDir, progress);
  await clearDataDir(dataDir);
  progress.line(asTable(figures, (performance.now() - began) / 1000));
  if (options.json) process.stdout.write(`${asJson(figures)}\n`);
};

const names = MEASUREMENTS.map(({ name }) => name);

/** `npm run bench`. */
await runCommand({
  read: () => readOptions(process.argv.slice(2), names),
  help: help(names),
  run: (options) => {
    const progress = createProgress(options.json ? process.stderr : process.stdout);
    runMain(() => main(options, progress), progress);
  },
});
