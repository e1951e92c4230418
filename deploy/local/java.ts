import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { ExpectedFailure } from './failure.js';

const OLDEST_JAVA = 17;

export const javaCommand = (): string =>
  process.env.JAVA_HOME === undefined || process.env.JAVA_HOME === ''
    ? 'java'
    : join(process.env.JAVA_HOME, 'bin', 'java');

/** What the command prints on both outputs; undefined when there is no such command or it fails. */
const outputOf = (command: string, args: readonly string[]): Promise<string | undefined> =>
  new Promise((resolve) => {
    execFile(command, args, (error, stdout, stderr) => resolve(error === null ? stdout + stderr : undefined));
  });

/** The main version that `java -version` reports, as in `openjdk version "17.0.15"`. */
export const javaVersion = (report: string): number => Number(/version "(\d+)/.exec(report)?.[1] ?? 0);

/** @throws ExpectedFailure with one line that says what is missing and the two ways out */
export const requireJava = async (options: { andMaven: boolean }): Promise<void> => {
  const [java, maven] = await Promise.all([
    outputOf(javaCommand(), ['-version']),
    options.andMaven ? outputOf('mvn', ['-version']) : '',
  ]);
  const missing = [
    ...(java !== undefined && javaVersion(java) >= OLDEST_JAVA ? [] : [`Java ${OLDEST_JAVA} or later`]),
    ...(maven === undefined ? ['Maven'] : []),
  ];
  if (missing.length === 0) return;
  const them = missing.length > 1 ? 'them' : 'it';
  throw new ExpectedFailure(
    `Missing: ${missing.join(' and ')}, which the embedded Kafka needs. Install ${them}, or run the platform with "docker compose up".`,
  );
};
