import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { KafkaTools } from '#messaging';
import { logTail, startChild } from './children.js';
import { ExpectedFailure } from './failure.js';
import { javaCommand } from './java.js';
import { projectRoot } from './project.js';

const folder = join(projectRoot, 'deploy', 'local', 'kafka');
const pom = join(folder, 'pom.xml');

export const log4jConfiguration = join(folder, 'log4j2.properties');

/** Named after the pom's content, so that another version in the pom is fetched beside the one that is there. */
const jarsFolder = async (): Promise<string> => {
  const digest = createHash('sha256')
    .update(await readFile(pom))
    .digest('hex');
  return join(folder, 'target', `jars-${digest.slice(0, 12)}`);
};

export const areJarsThere = async (): Promise<boolean> => existsSync(await jarsFolder());

/**
 * Fetches Kafka with Maven, once.
 *
 * @throws ExpectedFailure with Maven's last words
 */
export const fetchJars = async (): Promise<void> => {
  const target = await jarsFolder();
  // Fetched aside and renamed, so that an interrupted download never looks like a whole one.
  const aside = `${target}.${process.pid}`;
  const logFile = `${aside}.log`;
  const child = await startChild({
    name: 'maven',
    command: 'mvn',
    args: [
      '-B',
      '-q',
      '-f',
      pom,
      'dependency:copy-dependencies',
      '-DincludeScope=runtime',
      `-DoutputDirectory=${aside}`,
    ],
    logFile,
    stage: 'backing',
  });
  const outcome = await child.ended;
  if (outcome !== 'exit code 0') {
    await rm(aside, { recursive: true, force: true });
    throw new ExpectedFailure(`Maven could not fetch Kafka (${outcome}):\n${logTail(logFile)}`);
  }
  await rename(aside, target).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    await rm(aside, { recursive: true, force: true });
  });
  await rm(logFile, { force: true });
};

/** Kafka's own commands; undefined while its jars are not there. */
export const kafkaTools = async (): Promise<KafkaTools | undefined> =>
  (await areJarsThere()) ? { java: javaCommand(), classPath: join(await jarsFolder(), '*') } : undefined;

/** Kafka's class path. */
export const classPath = async (): Promise<string> => {
  const target = await jarsFolder();
  return (await readdir(target))
    .filter((name) => name.endsWith('.jar'))
    .sort()
    .map((name) => join(target, name))
    .join(':');
};
