import { rmSync } from 'node:fs';
import { Logger } from '@nestjs/common';
import { runCommand } from '../local/command.js';
import { clearDataDir, temporaryDataDir } from '../local/data-dir.js';
import { runMain } from '../local/main.js';
import { createProgress, type Progress } from '../local/progress.js';
import { help, type Options, readOptions } from './options.js';
import { runFaults } from './run.js';
import { runSabotages, sabotagesAsJson, sabotagesAsTable } from './sabotages.js';
import { SCENARIOS } from './scenarios/index.js';
import { SABOTAGES } from './subject/sabotage.js';
import { asJson, asTable } from './summary.js';

interface Told {
  readonly ok: boolean;
  readonly table: string;
  readonly json: string;
}

const run = async (options: Options, dataDir: string, progress: Progress): Promise<Told> => {
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  if (options.sabotage) {
    const caught = await runSabotages(options, dataDir, progress);
    const ok = caught.every(({ findings }) => findings.length > 0);
    return { ok, table: sabotagesAsTable(caught, seconds()), json: sabotagesAsJson(caught) };
  }
  const outcome = await runFaults(options, dataDir, progress);
  return { ok: outcome.ok, table: asTable(outcome, seconds()), json: asJson(outcome) };
};

const main = async (options: Options, progress: Progress): Promise<void> => {
  // What the clients of this program have to say is not what it is about.
  Logger.overrideLogger(false);
  const dataDir = await temporaryDataDir();
  progress.line(`Teladan, the messaging promise under violence, seed ${options.seed}.`);
  if (options.keep) progress.line(`The logs are in ${dataDir}/logs`);
  const { ok, table, json } = await run(options, dataDir, progress);
  // The last thing of all: a disk that was mounted in the folder must be gone before.
  if (!options.keep) process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  if (!options.keep) await clearDataDir(dataDir).catch(() => undefined);
  progress.line(table);
  if (options.json) process.stdout.write(`${json}\n`);
  process.exitCode = ok ? 0 : 1;
};

const names = SCENARIOS.map(({ name }) => name);

/** `npm run test:faults`. */
await runCommand({
  read: () => readOptions(process.argv.slice(2), names, SABOTAGES),
  help: help(names, SABOTAGES),
  run: (options) => {
    const progress = createProgress(options.json ? process.stderr : process.stdout);
    runMain(() => main(options, progress), progress);
  },
});
