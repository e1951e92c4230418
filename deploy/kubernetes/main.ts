import { stringify } from 'yaml';
import { serviceUsers } from '#messaging';
import { runCommand } from '../local/command.js';
import { HELP, type Options, readOptions } from './options.js';

const print = (options: Options): void => {
  const documents = serviceUsers(options).map((user) => stringify(user, { aliasDuplicateObjects: false }));
  process.stdout.write(documents.join('---\n'));
};

/** `npm run -s kafka-users`. */
await runCommand({ read: () => readOptions(process.argv.slice(2)), help: HELP, run: print });
