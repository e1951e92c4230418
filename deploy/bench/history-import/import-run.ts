import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../local/project.js';
import { residentMemory } from '../resident-memory.js';

const MAIN = join(projectRoot, 'dist', 'deploy', 'import', 'main.js');
/** As `npm run import` has it: V8 would else let garbage lie by the size of the machine. */
const HEAP = ['--max-semi-space-size=4', '--max-old-space-size=128'];
const LOOK_MS = 50;

export interface ImportRun {
  readonly recorded: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly seconds: number;
  /** The most that the command held in RAM while it went through each half of the time, in MB. */
  readonly firstHalf: number;
  readonly secondHalf: number;
}

/** Runs `npm run import -- events` as a department does, and looks at its memory all the while. @throws when it fails */
export const runImport = async (file: string, url: string, token: string): Promise<ImportRun> => {
  const began = performance.now();
  const child = spawn(process.execPath, [...HEAP, MAIN, 'events', file, '--url', url, '--json'], {
    env: { ...process.env, TELADAN_CREDENTIAL: token },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const told = { stdout: '', stderr: '' };
  child.stdout.on('data', (part: Buffer) => (told.stdout += part.toString()));
  child.stderr.on('data', (part: Buffer) => (told.stderr += part.toString()));
  const memory: number[] = [];
  const { pid = 0 } = child;
  const timer = setInterval(() => {
    void residentMemory(pid).then((megabytes) => (megabytes === undefined ? undefined : memory.push(megabytes)));
  }, LOOK_MS);
  const status = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(timer);
  if (status !== 0) throw new Error(`the import ended with ${String(status)}: ${told.stderr}`);
  const counts = JSON.parse(told.stdout) as Pick<ImportRun, 'recorded' | 'unchanged' | 'rejected'>;
  const middle = Math.floor(memory.length / 2);
  return {
    recorded: counts.recorded,
    unchanged: counts.unchanged,
    rejected: counts.rejected,
    seconds: (performance.now() - began) / 1000,
    firstHalf: Math.max(0, ...memory.slice(0, middle)),
    secondHalf: Math.max(0, ...memory.slice(middle)),
  };
};
