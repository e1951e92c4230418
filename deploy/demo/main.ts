import { runMain } from '../local/main.js';
import { createProgress, type Progress } from '../local/progress.js';
import { runDemo } from './demo.js';
import { HELP, type Options, readOptions, UsageError } from './options.js';
import { asJson, asTable } from './summary.js';

const main = async (options: Options, progress: Progress): Promise<void> => {
  const began = performance.now();
  const told = await runDemo(options, progress);
  progress.line(asTable(told, (performance.now() - began) / 1000));
  if (options.json) process.stdout.write(`${asJson(told)}\n`);
  process.exitCode = told.ok ? 0 : 1;
};

/** `npm run demo`. */
const start = (args: readonly string[]): void => {
  try {
    const options = readOptions(args);
    if (options.help) {
      process.stdout.write(HELP);
      return;
    }
    const progress = createProgress(options.json ? process.stderr : process.stdout);
    runMain(() => main(options, progress), progress);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
};

start(process.argv.slice(2));
