import { rmSync } from 'node:fs';
import { clearDataDir, temporaryDataDir } from '../local/data-dir.js';
import type { Platform } from '../local/platform.js';
import type { Progress } from '../local/progress.js';
import { NO_FIGURES, readFigures } from './figures.js';
import { Gateway } from './gateway.js';
import { clearGivenStack, type GivenStack, givenStack } from './given-stack.js';
import type { Options } from './options.js';
import { reasonOf, there } from './scene.js';
import { Stage } from './stage.js';
import { startAll } from './steps/platform.js';
import { tell } from './story.js';
import { type Told, toldBy } from './summary.js';
import { Trigger } from './trigger.js';

const signalled = (): (() => boolean) => {
  let isEnding = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => (isEnding = true));
  return () => isEnding;
};

/** Tells the whole story on a stack that is gone afterwards, whatever has happened. */
export const runDemo = async ({ keep, seed, without }: Options, progress: Progress): Promise<Told> => {
  const dataDir = await temporaryDataDir();
  // The last thing of all, so that a signal leaves nothing behind either.
  if (!keep) process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  let platform: Platform | undefined;
  let broken: string | undefined;
  const started = (running: Platform): void => {
    platform = running;
    void running.failed.then((why) => (broken = why));
  };
  const given = givenStack(process.env);
  const trigger = new Trigger();
  const gateway = new Gateway(() => there(platform, 'nothing runs').urls.gateway, trigger);
  const watched = { broken: () => broken, isEnding: signalled() };
  const stage = new Stage({ gateway, trigger, progress, seed, without, ...watched });

  progress.line(`Teladan, the main job from end to end, seed ${seed}. All dates are past ones of 2024 and 2025.`);
  const start = startAll({ ...given, dataDir, ports: 'free', without, progress }, started);
  await tell(stage, start, given.topicPrefix ?? '');
  const told = toldBy(stage.reports, platform === undefined ? NO_FIGURES : await readFigures(gateway));
  try {
    await progress.step('clean up', () => cleanUp(platform, given, keep ? undefined : dataDir));
  } catch (error) {
    progress.line(`    ${reasonOf(error)}`);
    return { ...told, ok: false };
  }
  if (keep) progress.line(`The logs are in ${dataDir}/logs`);
  return told;
};

const cleanUp = async (
  platform: Platform | undefined,
  { kafkaBrokers, kafkaAccount, databaseUrl, topicPrefix, databasePrefix }: Partial<GivenStack>,
  dataDir: string | undefined,
): Promise<void> => {
  await platform?.stop();
  if (kafkaBrokers && databaseUrl && topicPrefix && databasePrefix)
    await clearGivenStack({ kafkaBrokers, kafkaAccount, databaseUrl, topicPrefix, databasePrefix });
  if (dataDir !== undefined) await clearDataDir(dataDir);
};
