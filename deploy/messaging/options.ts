import { parsedArgs, UsageError } from '../local/command.js';
import { addressOf, GATEWAY, gatewayOf } from '../local/gateway-address.js';
import { DATABASE_SERVICES, type ServiceName } from '../local/service-names.js';

export const COMMANDS = ['parked', 'waiting', 'lag', 'replay', 'discard'] as const;
export type Command = (typeof COMMANDS)[number];

export interface Options {
  readonly help: boolean;
  readonly json: boolean;
  readonly command: Command;
  readonly services: readonly ServiceName[];
  /** Undefined when nothing was said. */
  readonly url: string | undefined;
  /** Ask the services themselves, and not through the gateway. */
  readonly direct: boolean;
  /** The one key to replay; undefined for all. */
  readonly scope: { readonly topic: string; readonly key: string } | undefined;
  /** The position of the one event to discard; undefined for other commands. */
  readonly event: string | undefined;
}

export const HELP = `npm run messaging -- parked|waiting|lag|replay|discard [options]

What an on-call engineer asks and does when events do not flow, in any environment.

  parked           keys that were parked, with the reason of the event at their head
  waiting          keys that wait for something they refer to; marked after 15 minutes
  lag              how far each consumer group is behind, by topic and partition
  replay           handles parked events again, in order; replaying twice changes nothing
                   --service S --topic T --key K   one key
                   --service S --all, or --all     all parked keys; Ctrl-C ends after the portion under way
  discard          drops the one event that a key is parked for, where no mending helps, and handles what waits
                   behind it; it is kept for 90 days in the table discarded_event, and twice changes nothing
                   --service S --event E           the number that "parked" shows under EVENT

A replay and a discard take city IT's token, and in production each of these does: ADMINISTRATOR_TOKEN, or what
"npm start" keeps on this machine.

  --service NAME   only this service; may be repeated: ${DATABASE_SERVICES.join(', ')}
  --url URL        the gateway of another environment, also as https://teladan.example/api/service-metrics;
                   default TELADAN_URL, else ${GATEWAY}
  --direct         asks the services themselves: the one --service at --url, else each at REWARDS_URL and so on,
                   else at its usual port on this machine
  --json           the last line on standard output is one JSON object
  --help           this text

Exit status: 0 done, 1 a service could not be reached or something is left parked, 2 the options are wrong.
`;

const OPTIONS = {
  help: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  direct: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
  url: { type: 'string' },
  service: { type: 'string', multiple: true, default: [] as string[] },
  topic: { type: 'string' },
  key: { type: 'string' },
  event: { type: 'string' },
} as const;

const parsed = (args: readonly string[]) => parsedArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
type Values = ReturnType<typeof parsed>['values'];

/** @throws UsageError */
export const readOptions = (args: readonly string[], env: Readonly<Record<string, string | undefined>>): Options => {
  const { values, positionals } = parsed(args);
  const { help, json, direct, service } = values;
  const command = help ? 'parked' : commandOf(positionals);
  const services = service.length === 0 ? DATABASE_SERVICES : [...new Set(service.map(serviceOf))];
  const url = values.url ?? (direct ? undefined : env.TELADAN_URL || undefined);
  if (direct && url !== undefined && services.length !== 1) {
    throw new UsageError('--direct with --url asks one service: name it with --service.');
  }
  return {
    help,
    json,
    command,
    services,
    url: url === undefined ? undefined : (direct ? addressOf : gatewayOf)(url),
    direct,
    scope: help ? undefined : scopeOf(command, values),
    event: help ? undefined : eventOf(command, values),
  };
};

const commandOf = ([first, ...more]: readonly string[]): Command => {
  const command = COMMANDS.find((name) => name === first);
  if (command === undefined) {
    const asked = first === undefined ? 'Say what to do' : `There is no "${first}"`;
    throw new UsageError(`${asked}: ${COMMANDS.join(', ')}. See --help.`);
  }
  if (more.length > 0) throw new UsageError(`Unexpected argument '${more[0]}'. See --help.`);
  return command;
};

const scopeOf = (command: Command, { topic, key, all, service }: Values): Options['scope'] => {
  if (command !== 'replay') {
    if (topic !== undefined || key !== undefined || all) {
      throw new UsageError('--topic, --key and --all belong to replay. See --help.');
    }
    return undefined;
  }
  if (all && topic === undefined && key === undefined) return undefined;
  if (all || topic === undefined || key === undefined || service.length !== 1) {
    throw new UsageError('Say what to replay: --service S --topic T --key K, or --all. See --help.');
  }
  return { topic, key };
};

const eventOf = (command: Command, { event, service }: Values): string | undefined => {
  if (command !== 'discard') {
    if (event !== undefined) throw new UsageError('--event belongs to discard. See --help.');
    return undefined;
  }
  if (event === undefined || service.length !== 1) {
    throw new UsageError('Say what to discard: --service S --event E, as "parked" shows it. See --help.');
  }
  if (!/^\d{1,18}$/.test(event)) {
    throw new UsageError('--event is a number, which "parked" shows under EVENT, and no id of an event. See --help.');
  }
  return event;
};

const serviceOf = (text: string): ServiceName => {
  const service = DATABASE_SERVICES.find((name) => name === text);
  if (service !== undefined) return service;
  throw new UsageError(`There is no service "${text}" with messages. There are: ${DATABASE_SERVICES.join(', ')}.`);
};
