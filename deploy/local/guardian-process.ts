/**
 * A small process of its own session that outlives its launcher for one purpose: when the launcher is gone, however it
 * ended, so are the processes that it started. It stands alone (no imports of the project), since tests run it from source.
 *
 * Standard input is the launcher's life line: `watch <pid> <signal> <stage> <graceMs>` and `release <pid>`, one a line.
 * At its end, the processes that are still watched are ended stage by stage: services first, then what they stand on.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { platform } from 'node:os';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

interface Ward {
  pid: number;
  /** When the process started: a pid alone may have passed to a stranger. */
  birth: string;
  signal: NodeJS.Signals;
  stage: number;
  graceMs: number;
}

/** When the process started; undefined when it is gone or only waits to be reaped. */
const birthOf = (pid: number): string | undefined => {
  try {
    if (platform() === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return state === 'Z' ? undefined : fields[18];
    }
    const text = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return text.startsWith('Z') ? undefined : text.replace(/^\S+\s+/, '');
  } catch {
    return undefined;
  }
};

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
