import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { waitUntil } from '../../local/wait.js';
import { finding, type Finding } from '../finding.js';
import type { Ground, Scenario } from '../scenario.js';
import type { SmallDisk } from '../small-disk.js';
import { LIMITS } from '../subject/definition.js';

const TIMES = 2;
const DOWN_MS = 1_500;
const FULL_WITHIN_MS = 20_000;

const ready = async ({ lanes }: Ground): Promise<void> => {
  await Promise.all(lanes.map((lane) => lane.becomesReady()));
};

const killTwice = async (ground: Ground, name: 'kafka' | 'postgres'): Promise<Finding[]> => {
  const server = ground.backing[name];
  for (let n = 0; n < TIMES; n += 1) {
    await delay(ground.random.whole(500, 2_500));
    await server.kill();
    ground.tally.backingKilled();
    ground.line(`    ${name} killed`);
    await delay(DOWN_MS);
    await server.start();
    await ready(ground);
  }
  return [];
};

export const kafkaKilled: Scenario = {
  name: 'Kafka killed',
  proves: 'Kafka may be killed and started again at any time; what was published meanwhile waits in the outbox.',
  run: (ground) => killTwice(ground, 'kafka'),
};

export const postgresKilled: Scenario = {
  name: 'PostgreSQL killed',
  proves: 'PostgreSQL may be killed and started again at any time; events wait in Kafka until it is back.',
  run: (ground) => killTwice(ground, 'postgres'),
};

export const kafkaPaused: Scenario = {
  name: 'Kafka paused',
  proves:
    'A broker that stands still for longer than a session, and then goes on with what it still holds, disorders nothing.',
  run: async (ground) => {
    const pid = ground.backing.kafka.pid();
    process.kill(pid, 'SIGSTOP');
    const ms = LIMITS.sessionTimeoutMs + 3_000;
    ground.line(`    kafka stopped for ${ms} ms`);
    await delay(ms);
    process.kill(pid, 'SIGCONT');
    await ready(ground);
    return [];
  },
};

const fillAndFree = async (ground: Ground, name: 'kafka' | 'postgres', disk: SmallDisk): Promise<Finding[]> => {
  const server = ground.backing[name];
  const log = join(ground.backing.logDir, `${name}.log`);
  const complaints = async (): Promise<number> => (await readFile(log, 'utf8')).split('No space left on device').length;
  const before = await complaints();
  disk.fill();
  ground.line(`    the disk of ${name} is full`);
  const felt = await waitUntil(async () => !server.isRunning() || (await complaints()) > before, FULL_WITHIN_MS);
  await delay(DOWN_MS);
  disk.free();
  ground.line(`    freed; ${name} ${server.isRunning() ? 'goes on' : 'had ended and starts again'}`);
  await server.start();
  await ready(ground);
  return felt ? [] : [finding('unproven', `${name} did not notice that its disk was full`)];
};

export const disksFull: Scenario = {
  name: 'disks full',
  proves: 'The disk of the database or of the broker may fill up; when it is freed all goes on by itself.',
  run: async (ground) => {
    const { disks } = ground;
    if (disks === undefined) {
      ground.line('    not tried: a disk of its own takes the right to mount one (root on Linux)');
      return [];
    }
    const findings = await fillAndFree(ground, 'postgres', disks.postgres);
    return [...findings, ...(await fillAndFree(ground, 'kafka', disks.kafka))];
  },
};
