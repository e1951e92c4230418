import { runCommand } from '../local/command.js';
import { manifestsOf } from './manifests.js';
import { HELP, readOptions } from './options.js';

/** `npm run -s kafka-users`. */
await runCommand({
  read: () => readOptions(process.argv.slice(2)),
  help: HELP,
  run: (options) => void process.stdout.write(manifestsOf(options)),
});
