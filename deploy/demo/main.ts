import { rmSync } from 'node:fs';
import { clearDataDir, temporaryDataDir } from '../local/data-dir.js';
import { runMain } from '../local/main.js';
import type { Platform } from '../local/platform.js';
import { createProgress, type Progress } from '../local/progress.js';
import { NO_FIGURES, readFigures } from './figures.js';
import { Gateway } from './gateway.js';
import { clearGivenStack, givenStack } from './given-stack.js';
import { HELP, type Options, readOptions, UsageError } from './options.js';
import { there } from './scene.js';
import { Stage } from './stage.js';
import { startAll } from './steps/platform.js';
import { tell } from './story.js';
import { asJson, asTable, toldBy } from './summary.js';
import { Trigger } from './trigger.js';

const demo = async ({ json, keep, seed, without }: Options, progress: Progress): Promise<void> => {
  const began = performance.now();
  const dataDir = await temporaryDataDir();
  // The last thing of all, so that a signal leaves nothing behind either.
  if (!keep) process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  let isEnding = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => (isEnding = true));

  let platform: Platform | undefined;
  let broken: string | undefined;
  const started = (running: Platform): void => {
    platform = running;
    void running.failed.then((why) => (broken = why));
  };
  const trigger = new Trigger();
  const gateway = new Gateway(() => there(platform, 'nothing runs').urls.gateway, trigger);
  const stage = new Stage({
    gateway,
    trigger,
    progress,
    seed,
    without,
    broken: () => broken,
    isEnding: () => isEnding,
  });
  const given = givenStack(process.env);

  progress.line(`Teladan, the main job from end to end, seed ${seed}. All dates are past ones of 2024 and 2025.`);
  await tell(
    stage,
    startAll({ ...given, dataDir, ports: 'free', without, progress }, started),
    given.topicPrefix ?? '',
  );
  const told = toldBy(stage.reports, platform === undefined ? NO_FIGURES : await readFigures(gateway));

  await progress.step('clean up', async () => {
    await platform?.stop();
    const { kafkaBrokers, databaseUrl, topicPrefix, databasePrefix } = given;
    if (kafkaBrokers && databaseUrl && topicPrefix && databasePrefix)
      await clearGivenStack({ kafkaBrokers, databaseUrl, topicPrefix, databasePrefix });
    if (!keep) await clearDataDir(dataDir);
  });
  if (keep) progress.line(`The logs are in ${dataDir}/logs`);
  progress.line(asTable(told, (performance.now() - began) / 1000));
  if (json) process.stdout.write(`${asJson(told)}\n`);
  process.exitCode = told.ok ? 0 : 1;
};

const start = (args: readonly string[]): void => {
  try {
    const options = readOptions(args);
    if (options.help) {
      process.stdout.write(HELP);
      return;
    }
    const progress = createProgress(options.json ? process.stderr : process.stdout);
    runMain(() => demo(options, progress), progress);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
};

start(process.argv.slice(2));
