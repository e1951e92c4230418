import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { javaCommand } from '../../local/java.js';
import { MavenJars } from '../../local/maven-jars.js';
import { projectRoot } from '../../local/project.js';

const folder = join(projectRoot, 'deploy', 'kubernetes', 'testing');

/** Starts one of this folder's Java programs from its source. */
export const startJava = async (program: string) => {
  const jars = new MavenJars(folder, 'the classes of fabric8 and Strimzi');
  if (!(await jars.areThere())) await jars.fetch();
  const options = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmx256m'];
  return spawn(javaCommand(), [...options, '-cp', join(await jars.place(), '*'), join(folder, program)]);
};

/** What Strimzi's own classes do not know of these KafkaUser resources, one line each; empty when they know everything. */
export const unknownToStrimzi = async (users: readonly object[]): Promise<string> => {
  const java = await startJava('StrimziModel.java');
  let [said, complained] = ['', ''];
  java.stdout.on('data', (data: Buffer) => (said += data.toString()));
  java.stderr.on('data', (data: Buffer) => (complained += data.toString()));
  java.stdin.end(JSON.stringify(users));
  const [code] = (await once(java, 'close')) as [number];
  if (code !== 0) throw new Error(`Strimzi's classes could not be asked: ${complained}`);
  return said;
};
