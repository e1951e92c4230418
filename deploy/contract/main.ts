import { join } from 'node:path';
import { runCommand } from '../local/command.js';
import { projectRoot } from '../local/project.js';
import { HELP, readOptions } from './options.js';
import { recordReleases } from './record.js';

const main = async (): Promise<void> => {
  const recorded = await recordReleases(join(projectRoot, 'libs/contracts/released'));
  for (const type of recorded) process.stdout.write(`${type} is released.\n`);
  if (recorded.length === 0) process.stdout.write('Every event has been released already.\n');
};

/** `npm run contract`. */
await runCommand({ read: () => readOptions(process.argv.slice(2)), help: HELP, run: main });
