import { parsedArgs, UsageError } from '../local/command.js';

export const HELP = `npm run contract -- release

Records the events that have no record yet in libs/contracts/released, one file each. A recorded event is frozen: a spec
fails when its topic, key, subject or schema changes, since departments and dashboards rely on them. A new need is a new
version, v2, beside it.

Exit status: 0 done, 2 the options are wrong.
`;

export interface Options {
  readonly help: boolean;
}

/** @throws UsageError */
export const readOptions = (args: readonly string[]): Options => {
  const { values, positionals } = parsedArgs({
    args: [...args],
    options: { help: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (!values.help && (positionals.length !== 1 || positionals[0] !== 'release')) {
    throw new UsageError('Say what to do: release. See --help.');
  }
  return { help: values.help };
};
