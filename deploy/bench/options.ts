import { knownNames, parsedArgs } from '../local/command.js';

export interface Options {
  readonly help: boolean;
  readonly json: boolean;
  readonly quick: boolean;
  readonly only: readonly string[];
}

export const help = (names: readonly string[]): string => `npm run bench -- [options]

Measures Teladan's messaging on a Kafka and a PostgreSQL of its own, each figure as a ratio to something that is measured
beside it. Takes up to 40 minutes; run nothing else on the machine meanwhile.

  --quick       smaller amounts, about 8 minutes: shows whether it works, too short to quote
  --only NAME   measures this group alone; may be repeated: ${names.join(', ')}
  --json        the last line on standard output is one JSON array of all figures
  --help        this text

Exit status: 0 measured (whether the targets are met is in the table), 1 a measurement failed, 2 the options are wrong.
`;

const OPTIONS = {
  help: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  quick: { type: 'boolean', default: false },
  only: { type: 'string', multiple: true, default: [] as string[] },
} as const;

/** @throws UsageError */
export const readOptions = (args: readonly string[], names: readonly string[]): Options => {
  const { only, ...flags } = parsedArgs({ args: [...args], options: OPTIONS }).values;
  return { ...flags, only: knownNames(only, names) };
};
