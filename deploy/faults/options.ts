import { knownNames, parsedArgs, seedOf } from '../local/command.js';

export interface Options {
  readonly help: boolean;
  readonly json: boolean;
  readonly long: boolean;
  readonly sabotage: boolean;
  /** Leave the folder with the logs. */
  readonly keep: boolean;
  readonly seed: number;
  readonly only: readonly string[];
}

export const help = (
  scenarios: readonly string[],
  sabotages: readonly string[],
): string => `npm run test:faults -- [options]

Kills, pauses, cuts off and fills up real services, Kafka and PostgreSQL under load, and then counts: every effect once,
in the order of its key, nothing lost, nothing stuck.

  --seed N      other moments; default 1. Each kill is printed
  --long        goes on until at least 200 processes were killed
  --only NAME   runs this alone; may be repeated: ${scenarios.join(', ')}
  --sabotage    switches off one part of messaging after the other and shows what notices it. Parts, for --only:
                ${sabotages.join(', ')}
  --json        the last line on standard output is one JSON object
  --keep        leaves the folder with the logs and says where it is
  --help        this text

Exit status: 0 the promise was kept (with --sabotage: each part that was switched off was noticed), 1 it was not, 2 the
options are wrong.
`;

const OPTIONS = {
  help: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  long: { type: 'boolean', default: false },
  sabotage: { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
  seed: { type: 'string', default: '1' },
  only: { type: 'string', multiple: true, default: [] as string[] },
} as const;

/** @throws UsageError */
export const readOptions = (
  args: readonly string[],
  scenarios: readonly string[],
  sabotages: readonly string[],
): Options => {
  const { seed, only, ...flags } = parsedArgs({ args: [...args], options: OPTIONS }).values;
  return { ...flags, seed: seedOf(seed), only: knownNames(only, flags.sabotage ? sabotages : scenarios) };
};
