import { runCommand } from '../local/command.js';
import { runMain } from '../local/main.js';
import { createProgress, type Progress } from '../local/progress.js';
import { runDemo } from './demo.js';
import { HELP, type Options, readOptions } from './options.js';
import { asJson, asTable } from './summary.js';

const main = async (options: Options, progress: Progress): Promise<void> => {
  const began = performance.now();
  const told = await runDemo(options, progress);
  progress.line(asTable(told, (performance.now() - began) / 1000));
  if (options.json) process.stdout.write(`${asJson(told)}\n`);
  process.exitCode = told.ok ? 0 : 1;
};

/** `npm run demo`. */
await runCommand({
  read: () => readOptions(process.argv.slice(2)),
  help: HELP,
  run: (options) => {
    const progress = createProgress(options.json ? process.stderr : process.stdout);
    runMain(() => main(options, progress), progress);
  },
});
