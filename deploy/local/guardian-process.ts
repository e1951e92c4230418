/**
 * A small process of its own session that outlives its launcher for one purpose: when the launcher is gone, however it
 * ended, so are the processes that it started.
 *
 * Standard input is the launcher's life line: `watch <pid> <signal> <stage> <graceMs>` and `release <pid>`, one a line.
 * At its end, the processes that are still watched are ended stage by stage: services first, then what they stand on.
 */
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

// Tests run this file from its source, where Node finds a neighbour only by the name that it has there.
const neighbour = `./process-birth${extname(import.meta.url)}`;
const { birthOf } = (await import(neighbour)) as typeof import('./process-birth.js');

interface Ward {
  pid: number;
  birth: string;
  signal: NodeJS.Signals;
  stage: number;
  graceMs: number;
}

const isAlive = (ward: Ward): boolean => birthOf(ward.pid) === ward.birth;

const send = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended between the look and the signal, which is what was wanted.
  }
};

const endWard = async (ward: Ward): Promise<void> => {
  if (isAlive(ward)) send(ward.pid, ward.signal);
  const deadline = Date.now() + ward.graceMs;
  while (isAlive(ward) && Date.now() < deadline) await pause(50);
  if (!isAlive(ward)) return;
  send(-ward.pid, 'SIGKILL');
  send(ward.pid, 'SIGKILL');
};

const wards = new Map<number, Ward>();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

for await (const line of createInterface({ input: process.stdin })) {
  const [verb, pidText, signal, stage, graceMs] = line.split(' ');
  const pid = Number(pidText);
  const birth = verb === 'watch' ? birthOf(pid) : undefined;
  if (birth === undefined) wards.delete(pid);
  else wards.set(pid, { pid, birth, signal: signal as NodeJS.Signals, stage: Number(stage), graceMs: Number(graceMs) });
}

const stages = [...new Set([...wards.values()].map((ward) => ward.stage))].sort((a, b) => a - b);
for (const stage of stages) {
  await Promise.all([...wards.values()].filter((ward) => ward.stage === stage).map(endWard));
}
process.exit(0);
