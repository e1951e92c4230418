import { parsedArgs, seedOf, UsageError } from '../local/command.js';
import { SERVICES, type ServiceName } from '../local/service-names.js';

export interface Options {
  readonly help: boolean;
  readonly json: boolean;
  readonly seed: number;
  readonly without: readonly ServiceName[];
  /** Leave the folder with the logs. */
  readonly keep: boolean;
}

export const HELP = `npm run demo -- [options]

Runs the main job of Teladan on a stack of its own, which it starts and removes: a department's service events become
evidence, an appraisal that is completed decides awards, training and reports, with nobody pressing a button.

  --json           the last line on standard output is one JSON object with all steps and figures
  --seed N         other people, other events and so other counts; default 1
  --without NAME   does not start this service, so that what needs it fails and the rest goes on; may be repeated:
                   ${SERVICES.join(', ')}
  --keep           leaves the folder with the logs and says where it is
  --help           this text

KAFKA_BROKERS and DATABASE_URL, both set, are used in place of an own Kafka and PostgreSQL.
Exit status: 0 all steps passed, 1 one did not, 2 the options are wrong.
`;

const OPTIONS = {
  help: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
  seed: { type: 'string', default: '1' },
  without: { type: 'string', multiple: true, default: [] as string[] },
} as const;

/** @throws UsageError */
export const readOptions = (args: readonly string[]): Options => {
  const { seed, without, ...flags } = parsedArgs({ args: [...args], options: OPTIONS }).values;
  return { ...flags, seed: seedOf(seed), without: without.map(serviceOf) };
};

const serviceOf = (text: string): ServiceName => {
  const service = SERVICES.find((name) => name === text);
  if (service !== undefined) return service;
  throw new UsageError(`There is no service "${text}". There are: ${SERVICES.join(', ')}.`);
};
