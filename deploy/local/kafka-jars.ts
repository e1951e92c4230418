import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { KafkaTools } from '#messaging';
import { javaCommand } from './java.js';
import { MavenJars } from './maven-jars.js';
import { projectRoot } from './project.js';

const folder = join(projectRoot, 'deploy', 'local', 'kafka');
const jars = new MavenJars(folder, 'Kafka');

export const log4jConfiguration = join(folder, 'log4j2.properties');

export const areJarsThere = (): Promise<boolean> => jars.areThere();

/**
 * Fetches Kafka with Maven, once.
 *
 * @throws ExpectedFailure with Maven's last words
 */
export const fetchJars = (): Promise<void> => jars.fetch();

/** Kafka's own commands: those that the environment names, or those of the jars; undefined while these are not there. */
export const kafkaTools = async ({ KAFKA_TOOLS }: NodeJS.ProcessEnv = process.env): Promise<KafkaTools | undefined> => {
  if (KAFKA_TOOLS) return { java: javaCommand(), classPath: KAFKA_TOOLS };
  return (await areJarsThere()) ? { java: javaCommand(), classPath: join(await jars.place(), '*') } : undefined;
};

/** Kafka's class path. */
export const classPath = async (): Promise<string> => {
  const target = await jars.place();
  return (await readdir(target))
    .filter((name) => name.endsWith('.jar'))
    .sort()
    .map((name) => join(target, name))
    .join(':');
};
