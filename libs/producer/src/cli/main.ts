#!/usr/bin/env node
import { checkFile } from './check-file.js';
import { demandReadable } from './demand-readable.js';
import { type Options, readOptions, UsageError } from './options.js';
import { type Output, terminal } from './output.js';
import { sendFile } from './send-file.js';
import { Refused } from './platform-door.js';
import { CLI_TEXTS } from './texts.js';
import { discardWrong, listWrong, replayWrong } from './wrong-events.js';

/** The first Ctrl-C lets the request under way end; the second ends at once. */
const interruption = (): AbortSignal => {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
};

/** Of a command that only looks: nothing is under way. */
const endUnread = ({ unread }: Output): void => unread.addEventListener('abort', () => process.exit(1));

const run = async (options: Options, output: Output): Promise<boolean> => {
  switch (options.command) {
    case 'help':
      process.stdout.write(CLI_TEXTS[options.language].help);
      return true;
    case 'check':
      endUnread(output);
      await demandReadable(options);
      return checkFile(options, output);
    case 'send':
      await demandReadable(options);
      return sendFile(options, output, AbortSignal.any([interruption(), output.unread]));
    case 'rejected':
      endUnread(output);
      return listWrong(options, output);
    case 'replay':
      return replayWrong(options, output);
    case 'discard':
      return discardWrong(options, output);
  }
};

/** The exit status. */
const main = async (): Promise<0 | 1 | 2> => {
  const output = terminal();
  try {
    const options = readOptions(process.argv.slice(2), process.env);
    return await run(options, output).then(
      (isRight) => (isRight ? 0 : 1),
      (error: unknown) => {
        if (!(error instanceof Refused)) throw error;
        output.err(CLI_TEXTS[options.language].stopped(error.message));
        return 1;
      },
    );
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    output.err(error.message);
    return 2;
  }
};

process.exitCode = await main();
