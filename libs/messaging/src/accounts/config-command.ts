import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KafkaAccount } from '../kafka/kafka.js';
import { KafkaOutage } from '../kafka/kafka-outage.js';

/** Kafka's own commands, which need Java. */
export interface KafkaTools {
  /** The `java` program. */
  readonly java: string;
  /** Kafka's jars, as Java takes them: `/opt/kafka/libs/*`. */
  readonly classPath: string;
}

const LOGIN_MODULE = {
  'SCRAM-SHA-512': 'org.apache.kafka.common.security.scram.ScramLoginModule',
  PLAIN: 'org.apache.kafka.common.security.plain.PlainLoginModule',
} as const;

export interface KafkaLogin {
  readonly account: KafkaAccount;
  /** Default SCRAM-SHA-512. */
  readonly mechanism?: keyof typeof LOGIN_MODULE;
  /** PEM of the authority that vouches for the brokers; without it the connection is not encrypted. */
  readonly authority?: string | undefined;
}

/** The JAAS line of an account, as brokers and Java clients read it. */
export const jaasOf = ({ account, mechanism = 'SCRAM-SHA-512' }: KafkaLogin, more = ''): string =>
  `${LOGIN_MODULE[mechanism]} required username="${account.username}" password="${account.password}"${more};`;

/** What a Java client is configured with to log in. */
export const loginProperties = (login: KafkaLogin): string => {
  const { mechanism = 'SCRAM-SHA-512', authority } = login;
  const trust = ['ssl.truststore.type=PEM', `ssl.truststore.certificates=${authority?.replaceAll('\n', '\\n')}`];
  return [
    `security.protocol=${authority === undefined ? 'SASL_PLAINTEXT' : 'SASL_SSL'}`,
    `sasl.mechanism=${mechanism}`,
    `sasl.jaas.config=${jaasOf(login)}`,
    ...(authority === undefined ? [] : trust),
    '',
  ].join('\n');
};

const COMMAND = 'org.apache.kafka.tools.ConfigCommand';
const WRITE_QUOTA = 'producer_byte_rate';
const DEADLINE_MS = 60_000;
/** It lives for a second: compiling well would take longer than running. */
const PASSWORD = /(password=)[^\s\]"]+/g;

const JVM_FLAGS = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmx128m'];

/**
 * Sets and removes passwords and quotas with Kafka's own command, since kafkajs cannot; Kafka takes one or the other in one
 * run of it. Passwords go by files that are its own user's alone: an argument is seen by every user of the machine.
 */
export class ConfigCommand {
  constructor(
    private readonly tools: KafkaTools,
    private readonly brokers: readonly string[],
    /** Who may alter the cluster. */
    private readonly login: KafkaLogin,
  ) {}

  /** Makes the account when it is not there; takes about a second. @throws Error with the command's own words */
  async setPassword({ username, password }: KafkaAccount): Promise<void> {
    await this.alter(username, (file) => ['--add-config-file', file], `SCRAM-SHA-512=password=${password}\n`);
  }

  /** An account that is not there is removed. @throws Error with the command's own words */
  async removePassword(username: string): Promise<void> {
    try {
      await this.alter(username, () => ['--delete-config', 'SCRAM-SHA-512']);
    } catch (error) {
      if (!/does not exist|no such|not found/i.test(String(error))) throw error;
    }
  }

  /** What the account may write to each broker, in bytes per second. @throws Error with the command's own words */
  async setWriteQuota(username: string, bytesPerSecond: number): Promise<void> {
    await this.alter(username, () => ['--add-config', `${WRITE_QUOTA}=${bytesPerSecond}`]);
  }

  /** A quota that is not there is removed. @throws Error with the command's own words */
  async removeWriteQuota(username: string): Promise<void> {
    try {
      await this.alter(username, () => ['--delete-config', WRITE_QUOTA]);
    } catch (error) {
      if (!String(error).includes(`Invalid config(s): ${WRITE_QUOTA}`)) throw error;
    }
  }

  private async alter(username: string, change: (file: string) => string[], content = ''): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'teladan-kafka-'));
    try {
      const [login, config] = [join(folder, 'login.properties'), join(folder, 'config.properties')];
      await writeFile(login, loginProperties(this.login), { mode: 0o600 });
      await writeFile(config, content, { mode: 0o600 });
      await this.run([
        ...['--bootstrap-server', this.brokers.join(','), '--command-config', login],
        ...['--alter', '--entity-type', 'users', '--entity-name', username, ...change(config)],
      ]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private run(args: readonly string[]): Promise<void> {
    const { java, classPath } = this.tools;
    return new Promise((resolve, reject) => {
      execFile(
        java,
        [...JVM_FLAGS, '-cp', classPath, COMMAND, ...args],
        { timeout: DEADLINE_MS, killSignal: 'SIGKILL' },
        (error, stdout, stderr) => {
          // The command may fail and still end with 0; then it says so.
          const failed = error !== null || /^(Error|Exception)/m.test(stdout + stderr);
          const said = (stderr || stdout || String(error?.message)).trim().slice(0, 500).replace(PASSWORD, '$1…');
          if (failed) reject(new KafkaOutage(`Kafka's accounts could not be changed: ${said}`));
          else resolve();
        },
      );
    });
  }
}
