import { readFile } from 'node:fs/promises';

/** Linux counts in hundredths of a second, whatever the kernel's own tick is. */
const TICKS = 100;
const USER = 11;
const SYSTEM = 12;

/** Processor time of a process so far, with all its threads, in its own and in the kernel's code. Linux only. */
export const cpuSeconds = async (pid: number): Promise<number> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // Its name may hold spaces and ends with the last bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[USER]) + Number(fields[SYSTEM])) / TICKS;
};
