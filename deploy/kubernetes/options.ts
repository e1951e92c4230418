import { parsedArgs, UsageError } from '../local/command.js';

export const HELP = `npm run -s kafka-users -- --cluster NAME [--namespace NAME] [--topic-prefix PREFIX] > users.yaml

Prints the platform's own accounts in a Kafka that Strimzi runs, one KafkaUser for each service and one, provision, that
makes topics; what each may do is what the service needs. No password is in it: Strimzi makes one up for each account and
keeps it in a Secret of the account's name, under the key "password".

  --cluster NAME         the Kafka resource (kubectl get kafka)
  --namespace NAME       where its User Operator looks for users; without it where "kubectl apply" puts them
  --topic-prefix PREFIX  what TOPIC_PREFIX is to the services; default none

Exit status: 0 done, 2 the options are wrong.
`;

export interface Options {
  readonly help: boolean;
  readonly cluster: string;
  readonly namespace?: string;
  readonly topicPrefix: string;
}

const NAME = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

const fitting = (option: string, value: string, pattern: RegExp, expected: string): string => {
  if (pattern.test(value)) return value;
  throw new UsageError(`--${option} must be ${expected}, but is "${value}".`);
};

const NAMED = 'a name of lower-case letters, digits and hyphens';

/** @throws UsageError */
export const readOptions = (args: readonly string[]): Options => {
  const { values } = parsedArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      cluster: { type: 'string' },
      namespace: { type: 'string' },
      'topic-prefix': { type: 'string', default: '' },
    },
  });
  const { help, cluster, namespace, 'topic-prefix': prefix } = values;
  if (help) return { help, cluster: '', topicPrefix: '' };
  if (cluster === undefined) throw new UsageError('Say which Kafka: --cluster NAME (kubectl get kafka). See --help.');
  return {
    help,
    cluster: fitting('cluster', cluster, NAME, NAMED),
    topicPrefix: fitting('topic-prefix', prefix, /^[A-Za-z0-9._-]{0,80}$/, 'up to 80 letters, digits, ., _ and -'),
    ...(namespace !== undefined && { namespace: fitting('namespace', namespace, NAME, NAMED) }),
  };
};
