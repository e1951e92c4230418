import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { logTail, startChild } from './children.js';
import { ExpectedFailure } from './failure.js';

/** What a folder's pom.xml names, fetched into its target/ by Maven, once. */
export class MavenJars {
  constructor(
    private readonly folder: string,
    /** As it is called when it cannot be fetched: `Kafka`. */
    private readonly what: string,
  ) {}

  /** Named after the pom's content, so that another version in the pom is fetched beside the one that is there. */
  async place(): Promise<string> {
    const digest = createHash('sha256')
      .update(await readFile(this.pom))
      .digest('hex');
    return join(this.folder, 'target', `jars-${digest.slice(0, 12)}`);
  }

  async areThere(): Promise<boolean> {
    return existsSync(await this.place());
  }

  /** @throws ExpectedFailure with Maven's last words */
  async fetch(): Promise<void> {
    const target = await this.place();
    // Fetched aside and renamed, so that an interrupted download never looks like a whole one.
    const aside = `${target}.${process.pid}`;
    const logFile = `${aside}.log`;
    const copying = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${aside}`];
    const child = await startChild({
      name: 'maven',
      command: 'mvn',
      args: ['-B', '-q', '-f', this.pom, ...copying],
      logFile,
      stage: 'backing',
    });
    const outcome = await child.ended;
    if (outcome !== 'exit code 0') {
      await rm(aside, { recursive: true, force: true });
      throw new ExpectedFailure(`Maven could not fetch ${this.what} (${outcome}):\n${logTail(logFile)}`);
    }
    await rename(aside, target).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
      await rm(aside, { recursive: true, force: true });
    });
    await rm(logFile, { force: true });
  }

  private get pom(): string {
    return join(this.folder, 'pom.xml');
  }
}
